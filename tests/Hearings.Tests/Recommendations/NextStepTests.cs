using Hearings.Access;
using Hearings.Calendar;
using Hearings.Recommendations;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>The steps after a missed due date that nobody takes: dismissed with reasons, without a sitting to go to, and used up.</summary>
public sealed class NextStepTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task Dismissed_steps_keep_their_reasons_and_the_next_kind_follows_after_the_pause_until_none_is_left()
    {
        var recommendation = await house.InForce(new(6), beside: false);
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var day = (await house.Part(recommendation, house.Alpha)).DueOn!.Value;
        await house.GoTo(day = days.Add(day, 1));

        var reminder = await Drafted(NextStepKind.Reminder);
        using (var office = await house.SignedIn(await house.Person(Role.Secretary)))
        {
            var page = await office.Submit(await office.Get($"/tasks/{reminder}"), "confirm-next-step", new() { ["Form.Decision"] = "dismiss", ["Form.Reasons"] = " " });
            Assert.NotEmpty(page.Texts(".govuk-error-summary li"));
            Assert.Equal(NextStepStatus.Drafted, Assert.Single((await house.Part(recommendation, house.Alpha)).NextSteps).Status);
            await office.Submit(page, "confirm-next-step", new() { ["Form.Reasons"] = "Орган кеше хабарласты." });
            Assert.Contains("Орган кеше хабарласты.", (await office.Get($"/recommendations/{recommendation.Reference}")).Main, StringComparison.Ordinal);
        }
        var dismissed = Assert.Single((await house.Part(recommendation, house.Alpha)).NextSteps);
        Assert.Equal((NextStepStatus.Dismissed, "Орган кеше хабарласты.", (await house.By("secretary")).UserId), (dismissed.Status, dismissed.Reasons, dismissed.DecidedBy));
        var told = await house.Ask(db => db.Events.AsNoTracking().SingleAsync(e => e.RecommendationId == recommendation.Id && e.Kind == "NextStepDismissed"));
        Assert.Equal(("Reminder", dismissed.Reasons), ((string?)told.Data["step"], (string?)told.Data["reasons"]));
        Assert.False(await house.Ask(db => db.Letters.AnyAsync(l => l.SubjectId == dismissed.AddresseeId)));

        // A step that was dismissed is not drafted again; the next one waits out the pause.
        await Dismiss(await Drafted(NextStepKind.LetterToHead), "Басшы ауысты.");

        // No sitting can take the matter up: the step stays to be decided on.
        var item = await Drafted(NextStepKind.AgendaItem);
        foreach (var planned in await house.Ask(db => db.Sittings.Where(s => s.Status == SittingStatus.Planned).Select(s => s.Id).ToListAsync()))
            await house.Run<CancelSittingHandler>("secretary", (h, by) => h.Handle(new(planned, Trilingual.Of("Төраға іссапарда", "Председатель в командировке", null)), by));
        var refused = await house.Refused("NoSittingPlanned", () => house.Run<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(item, Confirmed: true, null), by)));
        using (Languages.Use(Language.En)) Assert.Contains("Plan a sitting first.", refused.Message, StringComparison.Ordinal);
        await Dismiss(item, "Орган жұмысты аяқтап жатыр.");

        // All were dismissed: nothing more is drafted, and the body may still submit or refuse.
        await house.GoTo(day = days.Add(day, 5));
        Assert.Null(await house.Task(recommendation, house.Alpha, ConfirmNextStep.Form));
        var part = await house.Part(recommendation, house.Alpha);
        Assert.Equal((AddresseeStatus.Evidence, 3), (part.Status, part.NextSteps.Count(s => s.Status == NextStepStatus.Dismissed)));
        Assert.NotNull(await house.Task(recommendation, house.Alpha, SubmitEvidence.Form));

        // Insisted on after a late refusal, the part is asked for again, without a step for the same due date and without an incident.
        await house.Run<AnswerLateHandler>("signer-alpha", (h, by) => h.Handle(new(part.Id, AnswerKind.Refused, "Бұл біздің міндет емес."), by));
        var consider = (await house.Task(recommendation, house.Alpha, ConsiderRefusal.Form))!.Id;
        await house.Run<ConsiderRefusalHandler>("chair", (h, by) => h.Handle(new(consider, Insist: true, "Заң талабы."), by));
        await house.RunJobs();
        await house.GoTo(days.Add(day, 5));
        Assert.Empty(await house.Ask(db => db.Incidents.AsNoTracking().Select(i => i.Message).ToListAsync()));
        Assert.Equal(3, (await house.Part(recommendation, house.Alpha)).NextSteps.Count);
        await house.SubmitAll(recommendation, house.Alpha);
        Assert.Equal(AddresseeStatus.Verification, (await house.Part(recommendation, house.Alpha)).Status);
        await house.Check();

        async Task<Guid> Drafted(NextStepKind kind)
        {
            await house.GoTo(days.Add(day, 3));
            Assert.Null(await house.Task(recommendation, house.Alpha, ConfirmNextStep.Form));
            await house.GoTo(day = days.Add(day, 4));
            var task = await house.Task(recommendation, house.Alpha, ConfirmNextStep.Form);
            Assert.Equal(kind, (await house.Part(recommendation, house.Alpha)).NextSteps.Single(s => s.Status == NextStepStatus.Drafted).Kind);
            return task!.Id;
        }

        Task Dismiss(Guid task, string reasons) => house.Run<ConfirmNextStepHandler>("secretary", (h, by) => h.Handle(new(task, Confirmed: false, reasons), by));
    }
}
