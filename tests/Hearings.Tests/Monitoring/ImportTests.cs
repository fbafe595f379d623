using Hearings.Access;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class ImportTests(MonitoringHouse house) : IClassFixture<MonitoringHouse>
{
    [Fact]
    public async Task Publishing_opens_one_case_for_each_body_below_the_threshold_and_none_for_unknown()
    {
        var cases = await house.Ask(db => db.Cases.Join(db.Bodies, c => c.BodyId, b => b.Id, (c, b) => new { b.Code, c.Lowest })
            .ToListAsync());

        Assert.Contains(cases, c => c is { Code: "A", Lowest: 50 });
        Assert.DoesNotContain(cases, c => c.Code == "C");
        await house.Check();
    }

    [Fact]
    public async Task What_was_imported_is_stored_as_it_was_read()
    {
        var round = await house.Ask(db => db.Rounds.SingleAsync(r => r.Code == "2025"));
        var results = await house.Ask(db => db.Results.Include(r => r.Scores).Where(r => r.RoundId == round.Id)
            .Join(db.Bodies, r => r.BodyId, b => b.Id, (r, b) => new { b.Code, r }).ToDictionaryAsync(x => x.Code, x => x.r));

        Assert.Equal((6, 1, 64), (round.Rows, round.Repeats, round.Fingerprint.Length));
        Assert.Equal((75m, 100m, 50m), (results["A"].Completeness, results["A"].Currency, results["A"].Lowest));
        Assert.Equal(250m / 3, results["A"].Total!.Value, 9);
        Assert.Equal(3, results["A"].Scores.Count);
        Assert.Null(results["C"].Total);
        Assert.Equal(5, await house.Ask(db => db.Measurements.CountAsync(m => m.RoundId == round.Id)));
        Assert.Equal(["A", "B"], (await house.Ask(db => db.Bodies.SingleAsync(b => b.Code == "C"))).Successors);
    }

    [Fact]
    public async Task With_any_problem_nothing_is_stored()
    {
        var events = await house.Ask(db => db.Events.CountAsync());

        var refused = await house.Import("bad", Csv.BodyHeader + "NEW,Жаңа,,,agency,,,,,,\n", MonitoringHouse.Scores + "X,map,currency,kk,1,,\n", publish: true);

        Assert.Single(refused.Content.Problems);
        Assert.False(await house.Ask(db => db.Bodies.AnyAsync(b => b.Code == "NEW")));
        Assert.False(await house.Ask(db => db.Rounds.AnyAsync(r => r.Code == "bad")));
        Assert.Equal(events, await house.Ask(db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task The_same_code_is_refused_and_the_text_tells_same_figures_from_others()
    {
        var same = await Assert.ThrowsAsync<RuleViolation>(() => house.Import("2025", null, MonitoringHouse.Scores, publish: true));
        var other = await Assert.ThrowsAsync<RuleViolation>(() => house.Import("2025", null, Csv.ScoreHeader + "A,map,currency,kk,1,,\n", publish: true));

        Assert.Equal(("RoundSame", "RoundExists"), (same.Rule, other.Rule));
    }

    [Fact]
    public async Task A_second_import_of_a_register_changes_only_what_differs()
    {
        var again = await house.Import("none", Csv.BodyHeader + "A,Ұлттық орган,Национальный орган,National body,ministry,,,,,,\nB,Әділет органы,Орган юстиции,Justice body,agency,,2022-06,,,partly,\n", null, publish: false);

        Assert.Equal((2, 0, 1, 1), (again.Bodies.Read, again.Bodies.Added, again.Bodies.Changed, again.Bodies.Unchanged));
        Assert.Equal("partly", (await house.Ask(db => db.Bodies.SingleAsync(b => b.Code == "B"))).NamesVerified);
        Assert.Null(again.RoundId);
    }

    [Fact]
    public async Task A_draft_can_be_discarded_and_a_published_round_cannot()
    {
        var draft = await house.Import("mistake", null, MonitoringHouse.Scores, publish: false);
        await house.With<DiscardRoundHandler, bool>(async handler =>
        {
            await handler.Handle(new DiscardRound(draft.RoundId!.Value), Actor.System);
            return true;
        });
        var published = await house.Ask(db => db.Rounds.SingleAsync(r => r.Code == "2025"));

        Assert.False(await house.Ask(db => db.Measurements.AnyAsync(m => m.RoundId == draft.RoundId)));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<DiscardRoundHandler, bool>(async handler =>
        {
            await handler.Handle(new DiscardRound(published.Id), Actor.System);
            return true;
        }));
        Assert.Equal("RoundStatus", refused.Rule);
    }

    [Fact]
    public async Task The_dry_run_agrees_with_what_publishing_does()
    {
        var draft = await house.Import("trial", null, Csv.ScoreHeader + "A,m,currency,kk,70,,\nB,m,currency,kk,90,,\nC,m,currency,kk,,,\n", publish: false);
        var round = await house.Ask(db => db.Rounds.SingleAsync(r => r.Id == draft.RoundId));

        var trial = await house.Ask(db => ThresholdTrial.Run(db, round, 80));
        await house.With<ChangeThresholdHandler, bool>(async handler =>
        {
            await handler.Handle(new ChangeThreshold(round.Id, 80), Actor.System);
            return true;
        });
        var opened = await house.With<PublishRoundHandler, int>(handler => handler.Handle(new PublishRound(round.Id), Actor.System));

        Assert.Equal((2, 1, 1), (trial.Called, trial.CalledByOther, trial.Difference));
        Assert.Equal(["B"], trial.Differing.Select(d => d.Code));
        Assert.Equal(trial.CalledByOther, opened);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Loader)]
    public async Task Only_secretary_and_analyst_import(Role role)
    {
        var actor = new Actor(Guid.NewGuid(), "x", [role]);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<Hearings.Bodies.ImportBodiesHandler, Hearings.Bodies.ImportedBodies>(
            handler => handler.Handle(new Hearings.Bodies.ImportBodies([Csv.Body("Z")]), actor)));

        Assert.Equal("RoleNeeded", refused.Rule);
    }
}
