using Hearings.Access;
using Hearings.Calendar;
using Hearings.Recommendations;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>The rules on a recommendation itself: how it is written, when it is due, how it ends.</summary>
public sealed class RecommendationTests
{
    private static readonly DateTimeOffset Now = House.Begin;
    private static readonly DateOnly Today = LocalTime.DateOf(Now);
    private static readonly Guid Responsible = Guid.NewGuid(), Beside = Guid.NewGuid();

    // Nauryz: 21 to 23 March, with 24 and 25 March 2026 off instead of the weekend.
    private static readonly WorkingCalendar Calendar = new(
        [.. new[] { 21, 22, 23 }.Select(day => new Holiday { Month = 3, Day = day, ShiftsFromWeekend = true, Name = Trilingual.Of("Наурыз мейрамы", null, null), Source = Trilingual.Typed("test") })], [], []);

    [Fact]
    public void It_is_due_its_term_of_working_days_after_the_approval()
    {
        var recommendation = Adopted(new(20));

        Assert.Equal(Calendar.Add(Today, 20), recommendation.ComeIntoForce(Today, Calendar));

        Assert.Equal((RecommendationStatus.InForce, null), (recommendation.Status, recommendation.DueMovedFrom));
        Assert.All(recommendation.Addressees, a => Assert.Equal((AddresseeStatus.Answer, recommendation.DueOn), (a.Status, a.DueOn)));
    }

    [Fact]
    public void A_date_named_on_a_day_off_moves_to_the_next_working_day_and_says_so()
    {
        var recommendation = Adopted(new(20, new(2026, 3, 22)));

        Assert.Equal(new DateOnly(2026, 3, 26), recommendation.ComeIntoForce(Today, Calendar));
        Assert.Equal(new DateOnly(2026, 3, 22), recommendation.DueMovedFrom);
    }

    [Fact]
    public void A_date_that_passed_before_the_approval_gives_way_to_the_term()
    {
        var recommendation = Adopted(new(5, new(2026, 3, 12)));
        var approved = new DateOnly(2026, 3, 16);

        Assert.Equal(Calendar.Add(approved, 5), recommendation.ComeIntoForce(approved, Calendar));
        Assert.Equal(new DateOnly(2026, 3, 12), recommendation.DueMovedFrom);
    }

    [Fact]
    public void What_cannot_be_written_is_refused_by_name()
    {
        Assert.Equal("Text", Refused("Required", r => r.Write(Wording with { Text = new() }, new(20), Responsible, [], Today)).Field);
        Assert.Equal("Criterion", Refused("Required", r => r.Write(Wording with { Criterion = new() }, new(20), Responsible, [], Today)).Field);
        Refused("RecommendationTerm", r => r.Write(Wording, new(0), Responsible, [], Today));
        Refused("RecommendationDatePast", r => r.Write(Wording, new(20, Today), Responsible, [], Today));
        Refused("CoExecutorResponsible", r => r.Write(Wording, new(20), Responsible, [Responsible], Today));
        Refused("RecommendationStatus", r => r.ComeIntoForce(Today, Calendar));
    }

    [Fact]
    public void Written_anew_it_keeps_one_responsible_body()
    {
        var recommendation = Draft(new(20));

        recommendation.Write(Wording, new(10), Beside, [Responsible], Today);

        Assert.Equal([(Beside, true), (Responsible, false)], recommendation.Addressees.Select(a => (a.BodyId, a.IsResponsible)).OrderByDescending(a => a.IsResponsible));
    }

    [Fact]
    public void It_ends_with_its_last_addressee()
    {
        var recommendation = Adopted(new(20));
        recommendation.ComeIntoForce(Today, Calendar);
        recommendation.Addressees[0].Reply(AnswerKind.Refused, "Біздің құзыретімізде емес.", Now);
        recommendation.Addressees[0].ConsiderRefusal(insist: false, "Дұрыс.", Actor.System, Now);
        Assert.Equal(RecommendationStatus.InForce, recommendation.Status);

        recommendation.Addressees[1].Reply(AnswerKind.Accepted, null, Now);
        recommendation.Addressees[1].TakeToAgenda(Now);

        Assert.Equal((RecommendationStatus.Unexecuted, Now), (recommendation.Status, recommendation.EndedAt));
    }

    [Fact]
    public void Withdrawn_it_ends_every_part_that_is_open()
    {
        var recommendation = Adopted(new(20));
        recommendation.ComeIntoForce(Today, Calendar);

        recommendation.Withdraw("Заң өзгерді.", Now);

        Assert.All(recommendation.Addressees, a => Assert.Equal(AddresseeStatus.Withdrawn, a.Status));
        var refused = Assert.Throws<RuleViolation>(() => recommendation.Addressees[0].Reply(AnswerKind.Accepted, null, Now));
        Assert.Equal("RemediationEnded", refused.Rule);
    }

    private static RecommendationWording Wording => new(Trilingual.Of("Бөлімді толтыру.", null, null), Trilingual.Of("Бөлім бос.", null, null), Trilingual.Of("Бөлім толық.", null, null));

    private static Recommendation Draft(CommissionTerm term)
    {
        var recommendation = new Recommendation { Reference = "R-2026-00001", DraftedAt = Now };
        recommendation.Write(Wording, term, Responsible, [Beside], Today);
        return recommendation;
    }

    private static Recommendation Adopted(CommissionTerm term)
    {
        var recommendation = Draft(term);
        recommendation.Adopt();
        return recommendation;
    }

    private static RuleViolation Refused(string rule, Action<Recommendation> act)
    {
        var refused = Assert.Throws<RuleViolation>(() => act(Draft(new(20))));
        Assert.Equal(rule, refused.Rule);
        return refused;
    }
}
