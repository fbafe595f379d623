using Hearings.Access;
using Hearings.Calendar;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>What a body has to carry out moves with the calendar: its due date, its task and what its procedure waits for.</summary>
public sealed class CalendarTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task A_day_off_moves_a_bodys_due_date_once_and_tells_its_signer()
    {
        var recommendation = await house.InForce(beside: false);
        var signer = await house.By("signer-alpha");
        var answer = await house.Task(recommendation, house.Alpha, AnswerRecommendation.Form);
        await house.Do((AnswerRecommendationHandler h) => h.Handle(new AnswerRecommendation(answer!.Id, AnswerKind.Accepted, null), signer));
        var before = (await house.Part(recommendation, house.Alpha)).DueOn!.Value;
        var (off, secretary) = (await house.With(async (CurrentCalendar days) => (await days.Get()).Add(LocalTime.DateOf(House.Begin), 12)), await house.By("secretary"));
        var after = await house.With(async (CurrentCalendar days) => (await days.Get()).Add(before, 1));

        var moved = await house.Do((AddSpecialDayHandler h) => h.Handle(new AddSpecialDay(off, false, Trilingual.Of("Ауыстырылды", null, null), "Decision No 2"), secretary));

        Assert.Equal(1, moved);
        Assert.Equal(after, (await house.Part(recommendation, house.Alpha)).DueOn);
        Assert.Equal(after, (await house.Task(recommendation, house.Alpha, SubmitEvidence.Form))!.DueOn);
        Assert.Contains(LocalTime.After(after), await house.Ask(db => db.Jobs.Where(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending).Select(j => j.DueAt).ToListAsync()));
        Assert.Equal(1, await house.Ask(db => db.Notices.CountAsync(n => n.Kind == "DeadlineMoved" && n.RecipientId == signer.UserId)));
        await house.Check();

        // The next step is drafted after the new day, not after the old one.
        await house.GoTo(before.AddDays(1));
        Assert.Empty((await house.Part(recommendation, house.Alpha)).NextSteps);
        Assert.Equal(1, await house.Do((RemoveSpecialDayHandler h) => h.Handle(new RemoveSpecialDay(off), secretary)));
    }
}
