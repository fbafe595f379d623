using Hearings.Access;
using Hearings.Cases;
using Hearings.Monitoring;
using Hearings.Notices;
using Hearings.Recommendations;
using Hearings.Workflow;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>
/// Sixty days of a commission with two cases: one body explains, gets more time and remedies; the other says nothing, is
/// reminded, written to, and heard again. Programs are started anew at every turn; every mail is counted.
/// </summary>
public sealed class SixtyDaysTests(Postgres postgres)
{
    [Fact]
    public async Task Every_mail_of_sixty_days_is_sent_once_and_to_the_right_people()
    {
        await using var house = new LongHouse(postgres);
        await house.Found();
        var (low, still) = await People(house);

        await Prepare(house, low, still);
        await Hear(house, low, still);
        await Remedy(house, low, still);
        await Escalate(house, still);
        await house.Until(5, 1, 10);
        await house.Check();

        Assert.True(house.Starts > 90);
        await Count(house);
    }

    /// <summary>2 to 20 March: explanations, briefs, and the sitting called.</summary>
    private static async Task Prepare(LongHouse house, Guid low, Guid still)
    {
        var round = await house.Ask(db => db.Rounds.Select(r => r.Id).SingleAsync());
        await house.Do<OpenCasesHandler, int>(h => h.Handle(new OpenCases(round), house["secretary"]));
        await house.Until(3, 4, 11);
        house.Server.Then(Turn.HangUp);
        await house.Do<SubmitExplanationHandler, HearingCase>(async h => await h.Handle(new SubmitExplanation(await house.Task(SubmitExplanation.Form, low), "Sections are being filled."), house["low.signer"]));
        await house.Until(3, 5, 11);
        await Assign(house, low, "member1");
        await house.Until(3, 6, 11);
        await Brief(house, "member1");
        await house.Until(3, 9, 12);
        await house.Check();
        await house.Until(3, 10, 11);
        await house.Do<PlanSittingHandler, Sitting>(h => h.Handle(new PlanSitting(new DateOnly(2026, 3, 26), new TimeOnly(10, 0), new TimeOnly(13, 0), Trilingual.Of("Зал 2", "Зал 2", "Room 2")), house["secretary"]));
        await house.Until(3, 11, 11);
        await Schedule(house, low);
        await house.Until(3, 16, 12);
        await house.Check();

        // The other body's term, ten working days, ends on 17 March.
        await house.Until(3, 18, 11);
        await Assign(house, still, "member2");
        await house.Until(3, 19, 11);
        await Brief(house, "member2");
        await house.Until(3, 19, 15);
        await Schedule(house, still);
        await house.Until(3, 20, 11);
        house.Server.Then(Turn.Later, Turn.HangUp, Turn.AcceptAndDrop);
        var sitting = await NextSitting(house);
        await house.Do<CallSittingHandler, Sitting>(h => h.Handle(new CallSitting(sitting), house["secretary"]));
        await house.Until(3, 23, 12);
        await house.Check();
    }

    /// <summary>26 and 27 March: the sitting with its two recommendations, and its minutes.</summary>
    private static async Task Hear(LongHouse house, Guid low, Guid still)
    {
        await house.Until(3, 26, 10);
        var sitting = await NextSitting(house);
        await house.Do<OpenSittingHandler, Sitting>(h => h.Handle(new OpenSitting(sitting), house["secretary"]));
        string[] members = ["chair", "member1", "member2", "member3"];
        await house.Do<RecordPresenceHandler, Sitting>(h => h.Handle(new RecordPresence(sitting, [.. members.Select(m => house[m].UserId!.Value)]), house["secretary"]));
        foreach (var body in (Guid[])[low, still])
        {
            var item = await house.Ask(db => db.AgendaItems.SingleAsync(i => i.SittingId == sitting && i.BodyId == body));
            await house.Do<DraftRecommendationHandler, Recommendation>(h => h.Handle(Draft(item, body), house["secretary"]));
            await house.Do<HearItemHandler, AgendaItem>(h => h.Handle(new HearItem(sitting, item.Id, Trilingual.Of("Тыңдалды.", "Заслушано.", null)), house["secretary"]));
            await house.Do<RecordVotesHandler, Vote>(h => h.Handle(new RecordVotes(sitting, item.Id, [.. members.Select(m => new MemberVote(house[m].UserId!.Value, VoteChoice.For))]), house["secretary"]));
            await house.Do<DecideItemHandler, AgendaItem>(h => h.Handle(new DecideItem(sitting, item.Id, Trilingual.Of("Ұсыным берілсін.", "Дать рекомендацию.", null), Outcome.Recommendations), house["secretary"]));
        }
        await house.Do<EndSittingHandler, Sitting>(h => h.Handle(new EndSitting(sitting), house["secretary"]));
        await house.Do<DraftMinutesHandler, Minutes>(h => h.Handle(new DraftMinutes(sitting), house["secretary"]));
        await house.Until(3, 27, 11);
        await house.Do<ApproveMinutesHandler, Minutes>(h => h.Handle(new ApproveMinutes(sitting), house["chair"]));
        await house.Until(3, 30, 11);
        await house.Check();
    }

    /// <summary>30 March to 20 April: both accept; one gets more time and remedies, and its case is closed.</summary>
    private static async Task Remedy(LongHouse house, Guid low, Guid still)
    {
        await Accept(house, low, "low.signer");
        await house.Until(3, 31, 11);
        await Accept(house, still, "still.signer");
        await house.Until(4, 6, 12);
        await house.Check();
        await house.Until(4, 7, 11);
        var addressee = await house.Ask(db => db.Addressees.Where(a => a.BodyId == low).Select(a => a.Id).SingleAsync());
        await house.Do<AskExtensionHandler, Addressee>(h => h.Handle(new AskExtension(addressee, new DateOnly(2026, 4, 17), "The supplier is late."), house["low.signer"]));
        await house.Until(4, 8, 11);
        await house.Do<DecideExtensionHandler, Addressee>(async h => await h.Handle(new DecideExtension(await house.Task(DecideExtension.Form), true, "Founded."), house["chair"]));
        await house.Until(4, 13, 12);
        await house.Check();
        await house.Until(4, 14, 11);
        await house.Do<LoadEvidenceHandler, Addressee>(h => h.Handle(new LoadEvidence(addressee, Guid.NewGuid(), [], "https://www.gov.kz/low", "Filled."), house["low.loader"]));
        await house.Until(4, 15, 11);
        var loaded = await house.Ask(db => db.Addressees.Include(a => a.Submissions).SingleAsync(a => a.Id == addressee));
        await house.Do<SubmitEvidenceHandler, Addressee>(async h => await h.Handle(new SubmitEvidence(await house.Task(SubmitEvidence.Form, low), loaded.Prepared!.Digest), house["low.signer"]));
        await house.Until(4, 16, 11);
        var seen = await house.Ask(db => db.Addressees.Include(a => a.Submissions).SingleAsync(a => a.Id == addressee));
        var last = seen.LastSubmitted!;
        await house.Do<VerifyEvidenceHandler, Addressee>(async h => await h.Handle(
            new VerifyEvidence(await house.Task(VerifyEvidence.Form), new EvidenceSeen(last.Version, last.Digest), Verdict.Accept, null), house["reviewer1"]));
    }

    /// <summary>16 to 28 April: the silent body is reminded, its head written to, and it is put on the agenda again.</summary>
    private static async Task Escalate(LongHouse house, Guid still)
    {
        // Due on 10 April; three working days after it the first step is drafted.
        await house.Until(4, 16, 12);
        await Step(house);
        await house.Until(4, 17, 11);
        await house.Do<ConfirmVerificationHandler, Addressee>(async h => await h.Handle(new ConfirmVerification(await house.Task(ConfirmVerification.Form), true, null), house["reviewer2"]));
        await house.Until(4, 20, 11);
        await house.Check();
        await house.Do<CloseCaseHandler, HearingCase>(async h => await h.Handle(new CloseCase(await house.Task(CloseCase.Form), Trilingual.Of("Сабақ.", "Вывод.", null)), house["secretary"]));
        await house.Until(4, 22, 11);
        house.Server.Then(Turn.DieAfterData);
        await Step(house);
        await house.Until(4, 27, 11);
        await house.Check();
        await house.Do<PlanSittingHandler, Sitting>(h => h.Handle(new PlanSitting(new DateOnly(2026, 5, 14), new TimeOnly(10, 0), new TimeOnly(13, 0), Trilingual.Of("Зал 2", "Зал 2", "Room 2")), house["secretary"]));
        await house.Until(4, 28, 11);
        await Step(house);
        Assert.Equal(CaseStatus.Scheduling, await house.Ask(db => db.Cases.Where(c => c.BodyId == still).Select(c => c.Status).SingleAsync()));
    }

    private static async Task Count(LongHouse house)
    {
        var written = await house.Ask(db => db.Notices.AsNoTracking().ToListAsync());
        var mails = house.Server.Taken.ToList();
        Assert.Equal(mails.Count, mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(written.Select(n => n.MessageId).Order(), mails.Select(m => m.MessageId).Order());
        // Twice the server hung up and once it said "later": each cost one more attempt and no mail.
        Assert.Equal(mails.Count + 3, house.Server.Connections);
        var uncertain = Assert.Single(written, n => n.Status != NoticeStatus.Sent);
        Assert.Equal((NoticeStatus.Uncertain, "Letter"), (uncertain.Status, uncertain.Kind));

        var kinds = written.ToDictionary(n => n.MessageId, n => n.Kind);
        var counted = mails.CountBy(m => $"{kinds[m.MessageId!]} {m.To.Mailboxes.Single().LocalPart}").ToDictionary();
        Assert.Equal(Expected.OrderBy(e => e.Key, StringComparer.Ordinal), counted.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    /// <summary>Every mail, by kind and reader.</summary>
    private static readonly Dictionary<string, int> Expected = new()
    {
        // Explanation, answer, evidence, and evidence anew after the extension.
        ["TaskOpened low.signer"] = 4,
        ["TaskOpened low.loader"] = 2,
        // Explanation, answer, evidence.
        ["TaskOpened still.signer"] = 3,
        ["TaskOpened still.loader"] = 1,
        // The briefs.
        ["TaskOpened member1"] = 1,
        ["TaskOpened member2"] = 1,
        ["SittingInvitation chair"] = 1,
        ["SittingInvitation member1"] = 1,
        ["SittingInvitation member2"] = 1,
        ["SittingInvitation member3"] = 1,
        ["SittingInvitation low.signer"] = 1,
        ["SittingInvitation low.loader"] = 1,
        ["SittingInvitation still.signer"] = 1,
        ["SittingInvitation still.loader"] = 1,
        // Five working days before 10 April; after the extension, before 17 April; it submits before the next rung.
        ["EvidenceDue low.signer"] = 2,
        ["EvidenceDue low.loader"] = 2,
        ["ExtensionDecided low.signer"] = 1,
        ["ExtensionDecided low.loader"] = 1,
        ["RemediationOver low.signer"] = 1,
        ["RemediationOver low.loader"] = 1,
        ["CaseEnded low.signer"] = 1,
        ["CaseEnded low.loader"] = 1,
        // Five working days before 10 April and one; then one after it.
        ["EvidenceDue still.signer"] = 2,
        ["EvidenceDue still.loader"] = 2,
        ["EvidenceOverdue still.signer"] = 1,
        ["EvidenceOverdue still.loader"] = 1,
        // The reminder and the letter to the head.
        ["Letter still.signer"] = 2,
        // Each working morning on which the secretary's queue holds something:
        // 5 March; 10, 11 (schedule); 12, 13, 16 to 20, 26 March (hear); 16, 22, 28 (next step); 20 (close); 29, 30 (schedule again).
        ["Digest secretary"] = 17,
        // 8 April (extension).
        ["Digest chair"] = 1,
        // 16 April (verify); whoever accepted has nothing to confirm.
        ["Digest reviewer1"] = 1,
        // 16 April (verify), 17 April (confirm).
        ["Digest reviewer2"] = 2,
    };

    private static Task<HearingCase> Assign(LongHouse house, Guid body, string member) => house.Do<AssignRapporteurHandler, HearingCase>(async h =>
        await h.Handle(new AssignRapporteur(await house.Task(AssignRapporteur.Form, body), house[member].UserId!.Value), house["secretary"]));

    private static Task<HearingCase> Brief(LongHouse house, string member) => house.Do<WriteBriefHandler, HearingCase>(async h =>
        await h.Handle(new WriteBrief(await house.Task(WriteBrief.Form), "To be heard."), house[member]));

    private static Task<HearingCase> Schedule(LongHouse house, Guid body) => house.Do<ScheduleHearingHandler, HearingCase>(async h =>
        await h.Handle(new ScheduleHearing(await house.Task(ScheduleHearing.Form, body), await NextSitting(house)), house["secretary"]));

    private static Task<Addressee> Accept(LongHouse house, Guid body, string signer) => house.Do<AnswerRecommendationHandler, Addressee>(async h =>
        await h.Handle(new AnswerRecommendation(await house.Task(AnswerRecommendation.Form, body), AnswerKind.Accepted, null), house[signer]));

    private static Task<Addressee> Step(LongHouse house) => house.Do<ConfirmNextStepHandler, Addressee>(async h =>
        await h.Handle(new ConfirmNextStep(await house.Task(ConfirmNextStep.Form), true, null), house["secretary"]));

    private static Task<Guid> NextSitting(LongHouse house) => house.Ask(db => db.Sittings.OrderBy(s => s.StartsAt).Select(s => s.Id).FirstAsync());

    private static DraftRecommendation Draft(AgendaItem item, Guid body) => new(
        item.Id,
        new RecommendationWording(Trilingual.Of("Бөлімдерді толтыру.", "Наполнить разделы.", null), Trilingual.Of("Бос.", "Пусты.", null), Trilingual.Of("Толық.", "Полны.", null)),
        new CommissionTerm(10), body, []);

    private static async Task<(Guid Low, Guid Still)> People(LongHouse house)
    {
        var round = new Round { Code = "2026-02", Title = Trilingual.Of("Ақпан", "Февраль", "February"), Year = 2026, Threshold = 100, Fictional = true, CreatedAt = House.Begin };
        var (low, still) = (await house.Body("LOW", round), await house.Body("STILL", round));
        foreach (var (name, role) in new (string, Role)[] { ("secretary", Role.Secretary), ("chair", Role.Chair), ("member1", Role.Member), ("member2", Role.Member), ("member3", Role.Member), ("reviewer1", Role.Reviewer), ("reviewer2", Role.Reviewer) })
            await house.Person(name, role, Language.Ru);
        await house.Person("low.signer", Role.Signer, Language.Kk, low);
        await house.Person("low.loader", Role.Loader, Language.Ru, low);
        await house.Person("still.signer", Role.Signer, Language.En, still);
        await house.Person("still.loader", Role.Loader, Language.Kk, still);
        return (low, still);
    }
}
