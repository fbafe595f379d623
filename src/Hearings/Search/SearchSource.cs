using System.Collections.Immutable;
using Hearings.Cases;
using Hearings.Evidence;

namespace Hearings.Search;

/// <summary>
/// Where entries come from: a query that gives one row a record, with the columns <c>subject_id, reference, title_kk,
/// title_ru, title_en, path, body_id, is_internal, happened_at, heading, text</c>, and the entities whose change makes a
/// row new. To let something be found, add its source to <see cref="All"/>; <c>./hearings search rebuild</c> fills it.
/// </summary>
public sealed record SearchSource(string Name, SearchKind Kind, string Select, params ImmutableArray<SearchSource.Follow> Follows)
{
    /// <summary>A change of such an entity makes the rows new whose <c>Column</c> of the query equals the id.</summary>
    public sealed record Follow(Type Entity, Func<object, Guid> Id, string Column);

    /// <summary>Every source.</summary>
    public static ImmutableArray<SearchSource> All { get; } =
    [
        new("case", SearchKind.Case, """
            select c.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, c.body_id, false as is_internal, c.opened_at as happened_at,
                concat_ws(' ', c.reference, b.code, b.name_kk, b.name_ru, b.name_en) as heading,
                concat_ws(E'\n', c.explanation, c.ground_kk, c.ground_ru, c.ground_en, c.learning_points_kk, c.learning_points_ru, c.learning_points_en) as text
            from hearing_case c join body b on b.id = c.body_id
            """,
            On<HearingCase>(c => c.Id), On<Bodies.Body>(b => b.Id, "body_id")),
        new("brief", SearchKind.Brief, """
            select c.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, c.body_id, true as is_internal, c.opened_at as happened_at, c.reference as heading, c.brief as text
            from hearing_case c join body b on b.id = c.body_id where c.brief is not null
            """,
            On<HearingCase>(c => c.Id)),
        new("note", SearchKind.Note, """
            select n.id as subject_id, c.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/cases/' || c.reference as path, c.body_id, true as is_internal, n.written_at as happened_at, c.reference as heading, n.text as text
            from case_note n join hearing_case c on c.id = n.case_id join body b on b.id = c.body_id
            """,
            On<CaseNote>(n => n.Id)),
        new("complaint", SearchKind.Complaint, """
            select p.id as subject_id, p.reference, b.name_kk as title_kk, b.name_ru as title_ru, b.name_en as title_en,
                '/complaints/' || p.reference as path, p.body_id, true as is_internal, p.entered_at as happened_at,
                concat_ws(' ', p.reference, p.complainant, b.name_kk, b.name_ru, b.name_en) as heading,
                concat_ws(E'\n', p.text, p.reasons_kk, p.reasons_ru, p.reasons_en) as text
            from complaint p join body b on b.id = p.body_id
            """,
            On<Complaint>(p => p.Id)),
        new("document", SearchKind.Document, """
            select d.id as subject_id, c.reference, d.title as title_kk, null as title_ru, null as title_en,
                '/cases/' || c.reference || '/documents/' || d.number as path, f.body_id, f.is_internal, d.attached_at as happened_at,
                concat_ws(' ', d.title, f.name, c.reference) as heading, coalesce(t.text, '') as text, f.id as file_id
            from case_document d join hearing_case c on c.id = d.case_id join stored_file f on f.id = d.file_id left join file_text t on t.file_id = f.id
            """,
            On<CaseDocument>(d => d.Id), On<FileText>(t => t.FileId, "file_id")),
    ];

    private static Follow On<T>(Func<T, Guid> id, string column = "subject_id") => new(typeof(T), entity => id((T)entity), column);
}
