using System.Collections.Immutable;
using Hearings.Cases;
using Hearings.Evidence;
using Hearings.Recommendations;
using Hearings.Sittings;
using static Hearings.Search.SearchSource;

namespace Hearings.Search;

/// <summary>What can be found, noun by noun.</summary>
public static class SearchSources
{
    /// <summary>Every source.</summary>
    public static ImmutableArray<SearchSource> All { get; } =
    [
        new("case", SearchKind.Case, """
            select c.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, array[c.body_id] as body_ids, c.body_id, false as is_internal, c.opened_at as happened_at,
                concat_ws(' ', c.reference, b.code, b.name_kk, b.name_ru, b.name_en) as heading,
                concat_ws(E'\n', c.explanation, c.ground_kk, c.ground_ru, c.ground_en, c.learning_points_kk, c.learning_points_ru, c.learning_points_en) as text
            from hearing_case c join body b on b.id = c.body_id
            """,
            On<HearingCase>(c => c.Id, nameof(HearingCase.Explanation), nameof(HearingCase.Ground), nameof(HearingCase.LearningPoints)),
            OnEach<Bodies.Body>(b => b.Id, "body_id", nameof(Bodies.Body.Code), nameof(Bodies.Body.Name))),
        new("brief", SearchKind.Brief, """
            select c.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, array[c.body_id] as body_ids, true as is_internal, c.opened_at as happened_at, c.reference as heading, c.brief as text
            from hearing_case c join body b on b.id = c.body_id where c.brief is not null
            """,
            On<HearingCase>(c => c.Id, nameof(HearingCase.Brief))),
        new("note", SearchKind.Note, """
            select n.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, array[c.body_id] as body_ids, true as is_internal, n.written_at as happened_at, c.reference as heading, n.text as text
            from case_note n join hearing_case c on c.id = n.case_id join body b on b.id = c.body_id
            """,
            On<CaseNote>(n => n.Id)),
        new("complaint", SearchKind.Complaint, """
            select p.id as subject_id, p.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/complaints/' || p.reference as path, array[p.body_id] as body_ids, true as is_internal, p.entered_at as happened_at,
                concat_ws(' ', p.reference, p.complainant, b.name_kk, b.name_ru, b.name_en) as heading,
                concat_ws(E'\n', p.text, p.reasons_kk, p.reasons_ru, p.reasons_en) as text
            from complaint p join body b on b.id = p.body_id
            """,
            On<Complaint>(p => p.Id)),
        new("document", SearchKind.Document, """
            select d.id as subject_id, c.reference, d.title as title_kk, null as title_ru, null as title_en,
                '/cases/' || c.reference || '/documents/' || d.number as path, array_remove(array[f.body_id], null) as body_ids, f.is_internal, d.attached_at as happened_at,
                concat_ws(' ', d.title, f.name, c.reference) as heading, coalesce(t.text, '') as text, f.id as file_id
            from case_document d join hearing_case c on c.id = d.case_id join stored_file f on f.id = d.file_id left join file_text t on t.file_id = f.id
            """,
            On<CaseDocument>(d => d.Id), OnEach<FileText>(t => t.FileId, "file_id")),
        new("evidence", SearchKind.Document, """
            select f.file_id as subject_id, r.reference, f.name as title_kk, null as title_ru, null as title_en,
                '/recommendations/' || r.reference as path, array[a.body_id] as body_ids, false as is_internal, s.submitted_at as happened_at,
                concat_ws(' ', f.name, r.reference) as heading, concat_ws(E'\n', s.note, t.text) as text, s.id as submission_id
            from submitted_file f join submission s on s.id = f.submission_id join addressee a on a.id = s.addressee_id
                join recommendation r on r.id = a.recommendation_id left join file_text t on t.file_id = f.file_id
            where s.submitted_at is not null and not exists (
                select 1 from submitted_file g join submission later on later.id = g.submission_id
                where g.file_id = f.file_id and later.submitted_at is not null and later.version > s.version)
            """,
            OnEach<Submission>(s => s.Id, "submission_id", nameof(Submission.SubmittedAt), nameof(Submission.Note)), On<FileText>(t => t.FileId)),
        new("recommendation", SearchKind.Recommendation, """
            select r.id as subject_id, r.reference, r.text_kk as title_kk, r.text_ru as title_ru, r.text_en as title_en,
                '/recommendations/' || r.reference as path,
                array(select a.body_id from addressee a where a.recommendation_id = r.id order by a.body_id) as body_ids,
                r.in_force_on is null as is_internal, r.drafted_at as happened_at,
                concat_ws(' ', r.reference, r.text_kk, r.text_ru, r.text_en) as heading,
                concat_ws(E'\n', r.reason_kk, r.reason_ru, r.reason_en, r.criterion_kk, r.criterion_ru, r.criterion_en) as text
            from recommendation r
            """,
            On<Recommendation>(r => r.Id, nameof(Recommendation.Text), nameof(Recommendation.Reason), nameof(Recommendation.Criterion), nameof(Recommendation.InForceOn)),
            On<Addressee>(a => a.RecommendationId, nameof(Addressee.BodyId))),
        new("agenda-item", SearchKind.Sitting, """
            select i.id as subject_id, s.reference, i.title_kk, i.title_ru, i.title_en,
                '/sittings/' || s.reference || case when p.item_id is null then '' else '/minutes' end as path, array_remove(array[i.body_id], null) as body_ids, true as is_internal, s.starts_at as happened_at,
                concat_ws(' ', s.reference, i.title_kk, i.title_ru, i.title_en, i.speaker_name) as heading,
                concat_ws(E'\n', i.discussion_kk, i.discussion_ru, i.discussion_en, i.decision_kk, i.decision_ru, i.decision_en,
                    p.heard_kk, p.heard_ru, p.heard_en, p.decided_kk, p.decided_ru, p.decided_en) as text, s.id as sitting_id
            from agenda_item i join sitting s on s.id = i.sitting_id left join minutes_part p on p.item_id = i.id
            """,
            On<AgendaItem>(i => i.Id, nameof(AgendaItem.Title), nameof(AgendaItem.SpeakerName), nameof(AgendaItem.Discussion), nameof(AgendaItem.Decision)),
            On<MinutesPart>(p => p.ItemId),
            OnEach<Sitting>(s => s.Id, "sitting_id", nameof(Sitting.StartsAt))),
    ];
}
