using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Evidence;
using Hearings.Notices;
using Hearings.Recommendations;
using Hearings.Search;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>Bodies' parts in recommendations, by the commands that move them: what is possible, and what is refused by name.</summary>
public sealed class RemediationTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task Two_people_prepare_and_sign_and_two_others_verify_and_confirm()
    {
        var recommendation = await house.InForce(beside: false);
        await Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var id = (await house.Part(recommendation, house.Alpha)).Id;

        await Refused("NothingPrepared", async () => await Submit(recommendation, house.Alpha, "signer-alpha", "x"));
        await Load(id, "signer-alpha");
        var digest = (await house.Part(recommendation, house.Alpha)).Prepared!.Digest;
        await Refused("LoaderSigns", async () => await Submit(recommendation, house.Alpha, "signer-alpha", digest));
        await Load(id, "loader-alpha", "https://www.gov.kz/alpha/2");
        await Refused("PreparedAnew", async () => await Submit(recommendation, house.Alpha, "signer-alpha", digest));
        await Submit(recommendation, house.Alpha, "signer-alpha");
        await house.Check();

        // A further version comes while the first is being verified: the reviewer of the first is told.
        var first = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        await Load(id, "loader-alpha", "https://www.gov.kz/alpha/3");
        var further = (await house.Part(recommendation, house.Alpha)).Prepared!.Digest;
        await By<SubmitFurtherEvidenceHandler>("signer-alpha", (h, by) => h.Handle(new(id, further), by));
        var stale = await Refused("EvidenceChanged", async () => await Verify(recommendation, house.Alpha, "reviewer", new(first.Version, first.Digest), Verdict.Accept));
        using (Languages.Use(Language.En)) Assert.StartsWith("You saw version 1, now there is version 2.", stale.Message, StringComparison.Ordinal);
        await Refused("ReviewerTied", async () => await Verify(recommendation, house.Alpha, "tied", new(2, further), Verdict.Accept));
        await Refused("Required", async () => await Verify(recommendation, house.Alpha, "reviewer", new(2, further), Verdict.Return));
        await Verify(recommendation, house.Alpha, "reviewer", new(2, further), Verdict.Accept);
        await Refused("VerifierConfirms", async () => await Confirm(recommendation, house.Alpha, "reviewer"));
        await Refused("ReviewerTied", async () => await Confirm(recommendation, house.Alpha, "tied"));
        await Confirm(recommendation, house.Alpha, "second", confirmed: false, "Екінші сілтеме ашылмайды.");
        await Verify(recommendation, house.Alpha, "second", new(2, further), Verdict.Accept);
        await Confirm(recommendation, house.Alpha, "reviewer");

        Assert.Equal(RecommendationStatus.Executed, (await house.Part(recommendation, house.Alpha)).Recommendation.Status);
        var closed = await Refused("RemediationEnded", async () => await Load(id, "loader-alpha"));
        using (Languages.Use(Language.En)) Assert.Contains("Remedied", closed.Message, StringComparison.Ordinal);
        await Refused("RemediationEnded", async () => await By<AskExtensionHandler>("signer-alpha", (h, by) => h.Handle(new(id, new(2026, 12, 1), "x"), by)));
        await house.Check();
    }

    [Fact]
    public async Task More_time_is_asked_before_the_due_date_only_and_moves_it_when_granted()
    {
        var recommendation = await house.InForce(new(5), beside: false);
        await Answer(recommendation, house.Alpha, AnswerKind.InPart, "Бір бөлігі бізге қатысты емес.");
        var part = await house.Part(recommendation, house.Alpha);
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var until = days.Add(part.DueOn!.Value, 5);

        var dayOff = Enumerable.Range(1, 9).Select(n => part.DueOn.Value.AddDays(n)).First(d => !days.IsWorking(d));
        await Refused("ExtensionOnDayOff", async () => await Ask(part.Id, dayOff));
        await Refused("ExtensionNotLater", async () => await Ask(part.Id, part.DueOn.Value));
        await Refused("NotFound", async () => await By<AskExtensionHandler>("signer-beta", (h, by) => h.Handle(new(part.Id, until, "x"), by)));
        await Ask(part.Id, until);
        await Refused("ExtensionWaits", async () => await Ask(part.Id, until));
        await Decide(recommendation, granted: false, "Себеп жеткіліксіз.");
        await Ask(part.Id, until);
        await Decide(recommendation, granted: true, null);
        var moved = await house.Part(recommendation, house.Alpha);
        Assert.Equal((until, AddresseeStatus.Evidence), (moved.DueOn, moved.Status));
        Assert.Equal(until, (await house.Task(recommendation, house.Alpha, SubmitEvidence.Form))!.DueOn);
        await house.Check();

        await house.GoTo(until.AddDays(1));
        var late = await Refused("ExtensionLate", async () => await Ask(part.Id, days.Add(until, 5)));
        Assert.Equal(until, late.Arguments[0]);
        await house.Check();

        // Asked in time and left lying: a day that has passed is not granted, and refusing it leads on.
        var other = await house.InForce(new(5), beside: false);
        await Answer(other, house.Alpha, AnswerKind.Accepted);
        part = await house.Part(other, house.Alpha);
        until = days.Add(part.DueOn!.Value, 1);
        await Ask(part.Id, until);
        await house.GoTo(until.AddDays(1));
        Assert.Equal(until, (await Refused("ExtensionPassed", async () => await Decide(other, granted: true, null))).Arguments[0]);
        await Decide(other, granted: false, "Күн өтіп кетті.");
        Assert.Equal(part.DueOn, (await house.Part(other, house.Alpha)).DueOn);
        await house.Check();
    }

    [Fact]
    public async Task Silence_is_recorded_a_late_answer_is_marked_and_a_late_refusal_considered()
    {
        var recommendation = await house.InForce();
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        await house.GoTo(days.Add(LocalTime.DateOf(house.Clock.GetUtcNow()), 6));
        var (alpha, beta) = (await house.Part(recommendation, house.Alpha), await house.Part(recommendation, house.Beta));
        Assert.Equal([AddresseeStatus.Evidence, AddresseeStatus.Evidence], [alpha.Status, beta.Status]);

        await By<AnswerLateHandler>("signer-alpha", (h, by) => h.Handle(new(alpha.Id, AnswerKind.Accepted, null), by));
        Assert.True((await house.Part(recommendation, house.Alpha)).AnsweredLate);
        await Refused("AnswerGiven", async () => await By<AnswerLateHandler>("signer-alpha", (h, by) => h.Handle(new(alpha.Id, AnswerKind.Refused, "x"), by)));
        await By<AnswerLateHandler>("signer-beta", (h, by) => h.Handle(new(beta.Id, AnswerKind.Refused, "Бұл біздің міндет емес."), by));
        Assert.Null(await house.Task(recommendation, house.Beta, SubmitEvidence.Form));
        await house.Check();

        var consider = (await house.Task(recommendation, house.Beta, ConsiderRefusal.Form))!.Id;
        await Refused("TaskNotYours", async () => await By<ConsiderRefusalHandler>("secretary", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by)));
        await Refused("DeciderTied", async () => await By<ConsiderRefusalHandler>("chair", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by with { BodyId = house.Beta.Id })));
        await By<ConsiderRefusalHandler>("chair", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by));
        Assert.Equal(AddresseeStatus.Released, (await house.Part(recommendation, house.Beta)).Status);
        Assert.Equal(RecommendationStatus.InForce, (await house.Part(recommendation, house.Beta)).Recommendation.Status);
        await house.Check();

        await By<WithdrawRecommendationHandler>("secretary", (h, by) => h.Handle(new(recommendation.Id, "Заң өзгерді."), by));
        Assert.Equal(AddresseeStatus.Withdrawn, (await house.Part(recommendation, house.Alpha)).Status);
        Assert.Null(await house.Task(recommendation, house.Alpha, SubmitEvidence.Form));
        await house.Check();
    }

    [Fact]
    public async Task A_missed_due_date_drafts_each_step_once_and_ends_on_the_next_agenda()
    {
        var recommendation = await house.InForce(new(6), beside: false);
        await Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var due = (await house.Part(recommendation, house.Alpha)).DueOn!.Value;
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());

        // Nothing is drafted on the due date itself, and each day's run drafts nothing twice.
        await house.GoTo(due);
        Assert.Empty((await house.Part(recommendation, house.Alpha)).NextSteps);
        var day = due;
        foreach (var kind in Enum.GetValues<NextStepKind>())
        {
            for (var n = 0; n < 5; n++) await house.GoTo(day = day.AddDays(1));
            while (await house.Task(recommendation, house.Alpha, ConfirmNextStep.Form) is null) await house.GoTo(day = day.AddDays(1));
            Assert.Equal(kind, (await house.Part(recommendation, house.Alpha)).NextSteps.Single(s => s.Status == NextStepStatus.Drafted).Kind);
            var task = (await house.Task(recommendation, house.Alpha, ConfirmNextStep.Form))!.Id;
            await Refused("Required", async () => await By<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(task, Confirmed: false, null), by)));
            await By<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(task, Confirmed: true, null), by));
            await house.Check();
        }

        var part = await house.Part(recommendation, house.Alpha);
        Assert.Equal((AddresseeStatus.Unremedied, RecommendationStatus.Unexecuted), (part.Status, part.Recommendation.Status));
        Assert.Equal(Enum.GetValues<NextStepKind>(), part.NextSteps.Select(s => s.Kind).Order());
        Assert.All(part.NextSteps, s => Assert.Equal(NextStepStatus.Confirmed, s.Status));
        Assert.Equal([LetterKind.LetterToHead, LetterKind.Reminder], await house.Ask(db => db.Letters.Where(l => l.SubjectId == part.Id).OrderBy(l => l.Kind).Select(l => l.Kind).ToListAsync()));
        var item = await house.Ask(db => db.AgendaItems.AsNoTracking().SingleAsync(i => i.RecommendationId == recommendation.Id));
        Assert.Equal((AgendaKind.FollowUp, (Guid?)house.Alpha.Id), (item.Kind, item.BodyId));
        Assert.True(days.Between(due, day) > 9);
    }

    [Fact]
    public async Task The_ladder_reminds_once_a_rung_and_passes_over_what_it_slept_through()
    {
        var recommendation = await house.InForce(new(15));
        await Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        await Answer(recommendation, house.Beta, AnswerKind.Accepted);
        var (alpha, beta) = (await house.Part(recommendation, house.Alpha), await house.Part(recommendation, house.Beta));
        var due = alpha.DueOn!.Value;
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var begin = LocalTime.DateOf(house.Clock.GetUtcNow());

        // Thirty daily runs, each twice; asleep from six working days before the due date until the day of it.
        foreach (var day in Enumerable.Range(1, 30).Select(begin.AddDays))
        {
            if (day >= days.Add(begin, 9) && day < due) continue;
            if (day == due.AddDays(1)) await SubmitAll(recommendation, house.Beta);
            await house.GoTo(day, 9);
            await house.GoTo(day, 18);
        }

        var reminders = await house.Ask(db => db.Reminders.AsNoTracking().OrderBy(r => r.AddresseeId).ThenBy(r => r.Rung).ToListAsync());
        Assert.Equal([(-5, true), (-1, false), (1, false)], reminders.Where(r => r.AddresseeId == alpha.Id).Select(r => (r.Rung, r.PassedOver)));
        Assert.Equal([(-5, true), (-1, false)], reminders.Where(r => r.AddresseeId == beta.Id).Select(r => (r.Rung, r.PassedOver)));
        var sent = await house.Ask(db => db.Notices.AsNoTracking().Where(n => n.SubjectId == alpha.Id && (n.Kind == "EvidenceDue" || n.Kind == "EvidenceOverdue")).ToListAsync());
        Assert.Equal(4, sent.Count); // two rungs, a loader and a signer
        Assert.DoesNotContain(sent, n => n.Subject.Contains('{', StringComparison.Ordinal) || n.Body.Contains('{', StringComparison.Ordinal));
        await house.Check();
    }

    [Fact]
    public async Task Returned_early_the_evidence_keeps_the_time_that_was_left_and_its_files()
    {
        var recommendation = await house.InForce(new(30), beside: false);
        await Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var part = await house.Part(recommendation, house.Alpha);
        var (form, loader) = (Guid.NewGuid(), await house.By("loader-alpha"));
        await house.With(async (IServiceProvider services) =>
        {
            using var upload = await Upload.Receive(services.GetRequiredService<IFileStore>(), "дәлел.txt", new MemoryStream("Бөлім толтырылды"u8.ToArray()), CancellationToken.None);
            await services.GetRequiredService<StagedFiles>().Add(form, upload, loader);
            return true;
        });
        // A form that is refused loses nothing of what was put into it.
        await Refused("EvidenceLinkWrong", () => By<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, form, [], "javascript:alert(1)", null), by)));
        await By<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, form, [], null, "Бірінші нұсқа."), by));
        await Submit(recommendation, house.Alpha, "signer-alpha");
        var first = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        var kept = Assert.Single(first.Files).FileId;
        await Verify(recommendation, house.Alpha, "reviewer", new(1, first.Digest), Verdict.Return, "Екінші бөлім бос.");
        var returned = await house.Part(recommendation, house.Alpha);
        Assert.Equal((AddresseeStatus.Evidence, part.DueOn), (returned.Status, returned.DueOn));
        Assert.Equal(part.DueOn, (await house.Task(recommendation, house.Alpha, SubmitEvidence.Form))!.DueOn);

        await By<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, Guid.NewGuid(), [kept], "https://www.gov.kz/alpha/2", "Екінші нұсқа."), by));
        await Submit(recommendation, house.Alpha, "signer-alpha");
        var versions = (await house.Part(recommendation, house.Alpha)).Submissions.OrderBy(s => s.Version).ToList();
        Assert.Equal([[kept], [kept]], versions.Select(s => s.Files.Select(f => f.FileId)));
        await house.Check();

        // A file that stands in two versions is one find, of the later one, and made anew it still is.
        var made = await house.Ask(db => SearchIndex.Rebuild(db));
        Assert.True(made > 0);
        Assert.Contains("Екінші нұсқа.", (await house.Ask(db => db.SearchEntries.SingleAsync(e => e.Source == "evidence" && e.SubjectId == kept))).Text, StringComparison.Ordinal);
    }

    private async Task SubmitAll(Recommendation recommendation, Body body)
    {
        await Load((await house.Part(recommendation, body)).Id, $"loader-{body.Code}".ToLowerInvariant());
        await Submit(recommendation, body, $"signer-{body.Code}".ToLowerInvariant());
    }

    private async Task Answer(Recommendation recommendation, Body body, AnswerKind answer, string? reasons = null)
    {
        var task = (await house.Task(recommendation, body, AnswerRecommendation.Form))!.Id;
        await By<AnswerRecommendationHandler>($"signer-{body.Code}".ToLowerInvariant(), (h, by) => h.Handle(new(task, answer, reasons), by));
    }

    private Task Load(Guid part, string by, string link = "https://www.gov.kz/alpha") =>
        By<LoadEvidenceHandler>(by, (h, actor) => h.Handle(new(part, Guid.NewGuid(), [], link, "Толтырылды."), actor));

    private async Task Submit(Recommendation recommendation, Body body, string by, string? digest = null)
    {
        digest ??= (await house.Part(recommendation, body)).Prepared!.Digest;
        var task = (await house.Task(recommendation, body, SubmitEvidence.Form))!.Id;
        await By<SubmitEvidenceHandler>(by, (h, actor) => h.Handle(new(task, digest), actor));
    }

    private async Task Verify(Recommendation recommendation, Body body, string by, EvidenceSeen seen, Verdict verdict, string? missing = null)
    {
        var task = (await house.Task(recommendation, body, VerifyEvidence.Form))!.Id;
        await By<VerifyEvidenceHandler>(by, (h, actor) => h.Handle(new(task, seen, verdict, missing), actor));
    }

    private async Task Confirm(Recommendation recommendation, Body body, string by, bool confirmed = true, string? reasons = null)
    {
        var task = (await house.Task(recommendation, body, ConfirmVerification.Form))!.Id;
        await By<ConfirmVerificationHandler>(by, (h, actor) => h.Handle(new(task, confirmed, reasons), actor));
    }

    private Task Ask(Guid part, DateOnly until) => By<AskExtensionHandler>("signer-alpha", (h, by) => h.Handle(new(part, until, "Жүйе жаңартылып жатыр."), by));

    private async Task Decide(Recommendation recommendation, bool granted, string? reasons)
    {
        var task = (await house.Task(recommendation, house.Alpha, DecideExtension.Form))!.Id;
        await By<DecideExtensionHandler>("chair", (h, by) => h.Handle(new(task, granted, reasons), by));
    }

    private async Task By<THandler>(string name, Func<THandler, Actor, Task> act) where THandler : notnull
    {
        var actor = await house.By(name);
        await house.With<THandler, bool>(async handler =>
        {
            await act(handler, actor);
            return true;
        });
    }

    private static async Task<RuleViolation> Refused(string rule, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(act);
        Assert.Equal(rule, refused.Rule);
        return refused;
    }
}
