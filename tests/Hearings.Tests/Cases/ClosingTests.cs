using Hearings.Access;
using Hearings.Cases;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>What a case ends with follows from what happened to it.</summary>
public sealed class ClosingTests
{
    private static readonly Trilingual Words = Trilingual.Of("Мәтін", "Текст", null);

    [Theory]
    [InlineData(false, false, ClosingGround.Withdrawn)]
    [InlineData(false, true, ClosingGround.Remedied)]
    public void Remediation_that_left_nothing_leads_to_closing(bool unremedied, bool remedied, ClosingGround ground)
    {
        var @case = InRemediation();
        @case.EndRemediation(unremedied, remedied);
        @case.Close(Words, House.Begin.AddDays(9));
        Assert.Equal((CaseStatus.Closed, ground, 1), (@case.Status, @case.ClosingGround!.Value, @case.EscalationLevel));
    }

    [Fact]
    public void What_stays_unremedied_is_heard_again_one_level_higher_and_ends_as_the_next_hearing_has_it()
    {
        var @case = InRemediation();
        @case.EndRemediation(anyUnremedied: true, anyRemedied: true);
        Assert.Equal((CaseStatus.Scheduling, 2), (@case.Status, @case.EscalationLevel));

        for (var level = 3; level <= 5; level++)
        {
            Hear(@case, Outcome.Recommendations);
            @case.ApproveMinutes(true, House.Begin.AddDays(8));
            @case.EndRemediation(anyUnremedied: true, anyRemedied: false);
            Assert.Equal(Math.Min(4, level), @case.EscalationLevel);
        }
        Hear(@case, Outcome.NoAction);
        Assert.Equal("OutcomeWithoutRecommendations", Assert.Throws<RuleViolation>(() => @case.ApproveMinutes(true, House.Begin.AddDays(8))).Rule);
        Assert.Equal("MinutesBeforeHearing", Assert.Throws<RuleViolation>(() => @case.ApproveMinutes(false, House.Begin)).Rule);
        @case.ApproveMinutes(false, House.Begin.AddDays(8));
        Assert.Equal("Required", Assert.Throws<RuleViolation>(() => @case.Close(new(), House.Begin)).Rule);
        @case.Close(Words, House.Begin.AddDays(9));
        Assert.Equal(ClosingGround.Unremedied, @case.ClosingGround);
        Assert.Equal("CaseClosed", Assert.Throws<RuleViolation>(() => @case.RaiseEscalation(1, "x")).Rule);
    }

    [Fact]
    public void A_hearing_without_action_closes_as_such()
    {
        var @case = Heard(Outcome.NoAction);
        @case.ApproveMinutes(false, House.Begin.AddDays(8));
        @case.Close(Words, House.Begin.AddDays(9));
        Assert.Equal(ClosingGround.NoAction, @case.ClosingGround);
    }

    private static HearingCase InRemediation()
    {
        var @case = Heard(Outcome.Recommendations);
        @case.ApproveMinutes(true, House.Begin.AddDays(8));
        return @case;
    }

    private static HearingCase Heard(Outcome outcome)
    {
        var member = new User { Name = "Member" };
        var @case = new HearingCase { Reference = "H-2026-00001", Origin = CaseOrigin.Manual, BodyId = Guid.NewGuid(), OpenedAt = House.Begin };
        @case.RecordMissingExplanation(House.Begin);
        @case.AssignRapporteur(member, [Role.Member]);
        @case.WriteBrief(member.Id, "Анықтама");
        Hear(@case, outcome);
        return @case;
    }

    private static void Hear(HearingCase @case, Outcome outcome)
    {
        @case.Schedule(House.Begin.AddDays(7), "205", House.Begin);
        @case.RecordOutcome(outcome, Words, House.Begin.AddDays(7));
    }
}
