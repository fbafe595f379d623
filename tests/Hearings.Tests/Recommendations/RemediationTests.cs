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
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var id = (await house.Part(recommendation, house.Alpha)).Id;

        await house.Refused("NothingPrepared", async () => await house.Submit(recommendation, house.Alpha, "signer-alpha", "x"));
        await house.Load(id, "signer-alpha");
        var digest = (await house.Part(recommendation, house.Alpha)).Prepared!.Digest;
        await house.Refused("LoaderSigns", async () => await house.Submit(recommendation, house.Alpha, "signer-alpha", digest));
        await house.Load(id, "loader-alpha", "https://www.gov.kz/alpha/2");
        await house.Refused("PreparedAnew", async () => await house.Submit(recommendation, house.Alpha, "signer-alpha", digest));
        await house.Submit(recommendation, house.Alpha, "signer-alpha");
        await house.Check();

        // A further version comes while the first is being verified: the reviewer of the first is told.
        var first = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        await house.Load(id, "loader-alpha", "https://www.gov.kz/alpha/3");
        var further = (await house.Part(recommendation, house.Alpha)).Prepared!.Digest;
        await house.Run<SubmitFurtherEvidenceHandler>("signer-alpha", (h, by) => h.Handle(new(id, further), by));
        var stale = await house.Refused("EvidenceChanged", async () => await house.Verify(recommendation, house.Alpha, "reviewer", new(first.Version, first.Digest), Verdict.Accept));
        using (Languages.Use(Language.En)) Assert.StartsWith("You saw version 1, now there is version 2.", stale.Message, StringComparison.Ordinal);
        await house.Refused("ReviewerTied", async () => await house.Verify(recommendation, house.Alpha, "tied", new(2, further), Verdict.Accept));
        await house.Refused("Required", async () => await house.Verify(recommendation, house.Alpha, "reviewer", new(2, further), Verdict.Return));
        await house.Verify(recommendation, house.Alpha, "reviewer", new(2, further), Verdict.Accept);
        await house.Refused("TaskExcluded", async () => await house.Confirm(recommendation, house.Alpha, "reviewer"));
        await house.Refused("ReviewerTied", async () => await house.Confirm(recommendation, house.Alpha, "tied"));
        await house.Confirm(recommendation, house.Alpha, "second", confirmed: false, "Екінші сілтеме ашылмайды.");
        await house.Verify(recommendation, house.Alpha, "second", new(2, further), Verdict.Accept);
        await house.Confirm(recommendation, house.Alpha, "reviewer");

        Assert.Equal(RecommendationStatus.Executed, (await house.Part(recommendation, house.Alpha)).Recommendation.Status);
        var closed = await house.Refused("RemediationEnded", async () => await house.Load(id, "loader-alpha"));
        using (Languages.Use(Language.En)) Assert.Contains("Executed", closed.Message, StringComparison.Ordinal);
        await house.Refused("RemediationEnded", async () => await house.Run<AskExtensionHandler>("signer-alpha", (h, by) => h.Handle(new(id, new(2026, 12, 1), "x"), by)));
        await house.Check();
    }

    [Fact]
    public async Task More_time_is_asked_before_the_due_date_only_and_moves_it_when_granted()
    {
        var recommendation = await house.InForce(new(5), beside: false);
        await house.Answer(recommendation, house.Alpha, AnswerKind.InPart, "Бір бөлігі бізге қатысты емес.");
        var part = await house.Part(recommendation, house.Alpha);
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var until = days.Add(part.DueOn!.Value, 5);

        var dayOff = Enumerable.Range(1, 9).Select(n => part.DueOn.Value.AddDays(n)).First(d => !days.IsWorking(d));
        await house.Refused("ExtensionOnDayOff", async () => await Ask(part.Id, dayOff));
        await house.Refused("ExtensionNotLater", async () => await Ask(part.Id, part.DueOn.Value));
        await house.Refused("NotFound", async () => await house.Run<AskExtensionHandler>("signer-beta", (h, by) => h.Handle(new(part.Id, until, "x"), by)));
        await Ask(part.Id, until);
        await house.Refused("ExtensionWaits", async () => await Ask(part.Id, until));
        await Decide(recommendation, granted: false, "Себеп жеткіліксіз.");
        await Ask(part.Id, until);
        await Decide(recommendation, granted: true, null);
        var moved = await house.Part(recommendation, house.Alpha);
        Assert.Equal((until, AddresseeStatus.Evidence), (moved.DueOn, moved.Status));
        Assert.Equal(until, (await house.Task(recommendation, house.Alpha, SubmitEvidence.Form))!.DueOn);
        await house.Check();

        await house.GoTo(until.AddDays(1));
        var late = await house.Refused("ExtensionLate", async () => await Ask(part.Id, days.Add(until, 5)));
        Assert.Equal(until, late.Arguments[0]);
        await house.Check();

        // Asked in time and left lying: a day that has passed is not granted, and refusing it leads on.
        var other = await house.InForce(new(5), beside: false);
        await house.Answer(other, house.Alpha, AnswerKind.Accepted);
        part = await house.Part(other, house.Alpha);
        until = days.Add(part.DueOn!.Value, 1);
        await Ask(part.Id, until);
        await house.GoTo(until.AddDays(1));
        Assert.Equal(until, (await house.Refused("ExtensionPassed", async () => await Decide(other, granted: true, null))).Arguments[0]);
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

        await house.Run<AnswerLateHandler>("signer-alpha", (h, by) => h.Handle(new(alpha.Id, AnswerKind.Accepted, null), by));
        Assert.True((await house.Part(recommendation, house.Alpha)).AnsweredLate);
        await house.Refused("AnswerGiven", async () => await house.Run<AnswerLateHandler>("signer-alpha", (h, by) => h.Handle(new(alpha.Id, AnswerKind.Refused, "x"), by)));
        await house.Run<AnswerLateHandler>("signer-beta", (h, by) => h.Handle(new(beta.Id, AnswerKind.Refused, "Бұл біздің міндет емес."), by));
        Assert.Null(await house.Task(recommendation, house.Beta, SubmitEvidence.Form));
        await house.Check();

        var consider = (await house.Task(recommendation, house.Beta, ConsiderRefusal.Form))!.Id;
        await house.Refused("TaskNotYours", async () => await house.Run<ConsiderRefusalHandler>("secretary", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by)));
        await house.Refused("DeciderTied", async () => await house.Run<ConsiderRefusalHandler>("chair", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by with { BodyId = house.Beta.Id })));
        await house.Run<ConsiderRefusalHandler>("chair", (h, by) => h.Handle(new(consider, Insist: false, "Келісеміз."), by));
        Assert.Equal(AddresseeStatus.Released, (await house.Part(recommendation, house.Beta)).Status);
        Assert.Equal(RecommendationStatus.InForce, (await house.Part(recommendation, house.Beta)).Recommendation.Status);
        await house.Check();

        await house.Run<WithdrawRecommendationHandler>("secretary", (h, by) => h.Handle(new(recommendation.Id, "Заң өзгерді."), by));
        Assert.Equal(AddresseeStatus.Withdrawn, (await house.Part(recommendation, house.Alpha)).Status);
        Assert.Null(await house.Task(recommendation, house.Alpha, SubmitEvidence.Form));
        await house.Check();
    }

    [Fact]
    public async Task A_missed_due_date_drafts_each_step_once_and_ends_on_the_next_agenda()
    {
        var recommendation = await house.InForce(new(6), beside: false);
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
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
            await house.Refused("Required", async () => await house.Run<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(task, Confirmed: false, null), by)));
            await house.Run<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(task, Confirmed: true, null), by));
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
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        await house.Answer(recommendation, house.Beta, AnswerKind.Accepted);
        var (alpha, beta) = (await house.Part(recommendation, house.Alpha), await house.Part(recommendation, house.Beta));
        var due = alpha.DueOn!.Value;
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var begin = LocalTime.DateOf(house.Clock.GetUtcNow());

        // Thirty daily runs, each twice; asleep from six working days before the due date until the day of it.
        foreach (var day in Enumerable.Range(1, 30).Select(begin.AddDays))
        {
            if (day >= days.Add(begin, 9) && day < due) continue;
            if (day == due.AddDays(1)) await house.SubmitAll(recommendation, house.Beta);
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
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var part = await house.Part(recommendation, house.Alpha);
        var (form, loader) = (Guid.NewGuid(), await house.By("loader-alpha"));
        await house.With(async (IServiceProvider services) =>
        {
            using var upload = await Upload.Receive(services.GetRequiredService<IFileStore>(), "дәлел.txt", new MemoryStream("Бөлім толтырылды"u8.ToArray()), CancellationToken.None);
            await services.GetRequiredService<StagedFiles>().Add(form, upload, loader);
            return true;
        });
        // A form that is refused loses nothing of what was put into it.
        await house.Refused("EvidenceLinkWrong", () => house.Run<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, form, [], "javascript:alert(1)", null), by)));
        await house.Run<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, form, [], null, "Бірінші нұсқа."), by));
        await house.Submit(recommendation, house.Alpha, "signer-alpha");
        var first = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        var kept = Assert.Single(first.Files).FileId;
        await house.Verify(recommendation, house.Alpha, "reviewer", new(1, first.Digest), Verdict.Return, "Екінші бөлім бос.");
        var returned = await house.Part(recommendation, house.Alpha);
        Assert.Equal((AddresseeStatus.Evidence, part.DueOn), (returned.Status, returned.DueOn));
        Assert.Equal(part.DueOn, (await house.Task(recommendation, house.Alpha, SubmitEvidence.Form))!.DueOn);

        await house.Run<LoadEvidenceHandler>("loader-alpha", (h, by) => h.Handle(new(part.Id, Guid.NewGuid(), [kept], "https://www.gov.kz/alpha/2", "Екінші нұсқа."), by));
        await house.Submit(recommendation, house.Alpha, "signer-alpha");
        var versions = (await house.Part(recommendation, house.Alpha)).Submissions.OrderBy(s => s.Version).ToList();
        Assert.Equal([[kept], [kept]], versions.Select(s => s.Files.Select(f => f.FileId)));
        await house.Check();

        // A file that stands in two versions is one find, of the later one, and made anew it still is.
        var made = await house.Ask(db => SearchIndex.Rebuild(db));
        Assert.True(made > 0);
        Assert.Contains("Екінші нұсқа.", (await house.Ask(db => db.SearchEntries.SingleAsync(e => e.Source == "evidence" && e.SubjectId == kept))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_accepted_evidence_neither_finds_nor_takes_nor_is_given_its_confirmation()
    {
        var recommendation = await house.InForce(beside: false);
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        await house.Load((await house.Part(recommendation, house.Alpha)).Id, "loader-alpha");
        await house.Submit(recommendation, house.Alpha, "signer-alpha");
        var submitted = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        await house.Verify(recommendation, house.Alpha, "reviewer", new(submitted.Version, submitted.Digest), Verdict.Accept);
        var confirm = (await house.Task(recommendation, house.Alpha, ConfirmVerification.Form))!.Id;
        var (first, second) = (await house.By("reviewer"), await house.By("second"));

        Assert.False(await Waits(first));
        Assert.True(await Waits(second));
        // Neither in an absent colleague's place does the first find it, nor a deputy in the place of the first.
        Assert.False(await Waits(first with { StandsInFor = [new StandIn(second.UserId!.Value, second.Name, [Role.Reviewer], null)] }));
        Assert.False(await Waits(new Actor(Guid.NewGuid(), "deputy", [Role.Analyst]) { StandsInFor = [new StandIn(first.UserId!.Value, first.Name, [Role.Reviewer], null)] }));
        var taken = await house.Refused("TaskExcluded", () => house.Run<ClaimTaskHandler>("reviewer", (h, by) => h.Handle(new(confirm), by)));
        Assert.Equal(first.Name, taken.Arguments[1]);
        var given = await house.Refused("TaskExcluded", () => house.Run<ReassignTaskHandler>("secretary", (h, by) => h.Handle(new(confirm, first.UserId!.Value, "Демалыс"), by)));
        Assert.Equal("Person", given.Field);
        await house.Run<ReassignTaskHandler>("secretary", (h, by) => h.Handle(new(confirm, second.UserId!.Value, "Демалыс"), by));
        await house.Confirm(recommendation, house.Alpha, "second");
        await house.Check();

        Task<bool> Waits(Actor actor) => house.Ask(db => Queue.Of(db, actor).AnyAsync(t => t.Id == confirm));
    }

    [Fact]
    public async Task Whoever_prepared_or_signed_the_evidence_never_judges_it_even_from_another_office()
    {
        var recommendation = await house.InForce(beside: false);
        var answer = (await house.Task(recommendation, house.Alpha, AnswerRecommendation.Form))!.Id;
        await house.Refused("TaskForm", () => house.Run<SubmitEvidenceHandler>("signer-alpha", (h, by) => h.Handle(new(answer, "x"), by)));
        await house.Answer(recommendation, house.Alpha, AnswerKind.Accepted);
        var part = (await house.Part(recommendation, house.Alpha)).Id;
        var many = string.Join('\n', Enumerable.Range(0, EvidenceContent.MostLinks + 1).Select(n => $"https://www.gov.kz/alpha/{n}"));
        Assert.Equal([EvidenceContent.MostLinks], (await house.Refused("LinksMany", () => house.Load(part, "loader-alpha", many))).Arguments);
        var officers = new[] { await house.Person(Role.Loader, house.Alpha.Id, "loader-leaving"), await house.Person(Role.Signer, house.Alpha.Id, "signer-leaving") };
        await house.Load(part, "loader-leaving");
        await house.Submit(recommendation, house.Alpha, "signer-leaving");
        var submitted = (await house.Part(recommendation, house.Alpha)).LastSubmitted!;
        var seen = new EvidenceSeen(submitted.Version, submitted.Digest);

        // A reviewer of the body cannot even take the task.
        var verify = (await house.Task(recommendation, house.Alpha, VerifyEvidence.Form))!.Id;
        Assert.Equal("tied", (await house.Refused("TaskTied", () => house.Run<ClaimTaskHandler>("tied", (h, by) => h.Handle(new(verify), by)))).Arguments[1]);

        // Both officers leave the body and become reviewers of the Commission.
        await house.Ask(db => db.Users.Where(u => u.Id == officers[0].Id || u.Id == officers[1].Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.BodyId, (Guid?)null)));
        foreach (var officer in officers)
        {
            var by = new Actor(officer.Id, officer.Name, [Role.Reviewer]);
            var refused = await house.Refused("ReviewerHadHand", () => house.With((VerifyEvidenceHandler h) => h.Handle(new(verify, seen, Verdict.Accept, null), by)));
            Assert.Equal([officer.Name], refused.Arguments);
        }
        await house.Verify(recommendation, house.Alpha, "reviewer", seen, Verdict.Accept);
        var confirm = (await house.Task(recommendation, house.Alpha, ConfirmVerification.Form))!.Id;
        foreach (var officer in officers)
            await house.Refused("ReviewerHadHand", () => house.With((ConfirmVerificationHandler h) => h.Handle(new(confirm, true, null), new Actor(officer.Id, officer.Name, [Role.Reviewer]))));
        await house.Confirm(recommendation, house.Alpha, "second");
        Assert.Equal(AddresseeStatus.Remedied, (await house.Part(recommendation, house.Alpha)).Status);
        await house.Check();
    }

    private Task Ask(Guid part, DateOnly until) => house.Run<AskExtensionHandler>("signer-alpha", (h, by) => h.Handle(new(part, until, "Жүйе жаңартылып жатыр."), by));

    private async Task Decide(Recommendation recommendation, bool granted, string? reasons)
    {
        var task = (await house.Task(recommendation, house.Alpha, DecideExtension.Form))!.Id;
        await house.Run<DecideExtensionHandler>("chair", (h, by) => h.Handle(new(task, granted, reasons), by));
    }
}
