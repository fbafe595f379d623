using FsCheck.Xunit;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Reports;
using Xunit;

namespace Hearings.Tests.Reports;

public sealed class ReportFiguresTests(ReportHouse house) : IClassFixture<ReportHouse>
{
    private const int Bodies = 7 + ReportHouse.Flawless;

    private Task<AnnualReport?> Of(int year) => house.With<ReportFigures, AnnualReport?>(figures => figures.Of(year, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Counts_the_newest_rounds_results()
    {
        var report = (await Of(2026))!;

        Assert.Equal(("2026-2", 2, true), (report.RoundCode, report.Rounds, report.Fictional));
        Assert.Equal((Bodies, Bodies - 1, 1), (report.Results.Count, report.WithData, report.WithoutData));
        Assert.Equal((5, Bodies - 6), (report.Below, report.Reached));
        Assert.Equal((6L * Bodies - 9, 9L), (report.Known, report.Unknown));
        Assert.Equal(100m * (6 * Bodies - 9) / (6 * Bodies), report.Coverage);
        Assert.Equal((100m * (ReportHouse.Flawless + 1) + 87.5m + 50 + 12.5m + 90 + 70) / (Bodies - 1), report.AverageTotal);
        Assert.Equal(new DateOnly(2026, 3, 3), report.CompiledOn);
    }

    [Fact]
    public async Task Puts_every_body_with_data_in_one_band_and_the_edge_into_the_upper_one()
    {
        var report = (await Of(2026))!;

        // below 50: A5; 50 to 70: A3; 70 to 90: A2, A7; 90 to 100: A6; 100: the others
        Assert.Equal([1, 1, 2, 1, ReportHouse.Flawless + 1], report.Bands.Select(b => b.Total));
        Assert.Equal(report.WithData, report.Bands.Sum(b => b.Completeness));
        Assert.Equal(report.WithData, report.Bands.Sum(b => b.Currency));
    }

    [Property]
    public void Bands_leave_neither_gap_nor_overlap(ushort tenThousandths) =>
        Assert.Single(Band.Default, band => band.Holds(tenThousandths % 10_001 / 100m));

    [Fact]
    public async Task Tells_languages_apart_and_says_no_data_instead_of_zero()
    {
        var results = (await Of(2026))!.Results.ToDictionary(r => r.Code);

        Assert.Equal((75m, 100m, -25m), (results["A2"].Kazakh, results["A2"].Russian, results["A2"].LanguageGap));
        Assert.Equal((0m, 75m, -75m), (results["A3"].Kazakh, results["A3"].Russian, results["A3"].LanguageGap));
        Assert.Equal(2, results.Values.Count(r => r.LanguageGap < 0));
        Assert.Equal((null, null, null, null), (results["A4"].Total, results["A4"].Kazakh, results["A4"].LanguageGap, results["A4"].Change));
        Assert.Equal(6, results["A4"].Unknown);
    }

    [Fact]
    public async Task Compares_with_the_year_before_where_the_indicators_are_the_same()
    {
        var report = (await Of(2026))!;
        var results = report.Results.ToDictionary(r => r.Code);

        Assert.True(report.ShowsChange);
        Assert.Equal((1, 1, ReportHouse.Flawless + 2), report.Changes); // A2; A3; A1, A5 and the flawless
        Assert.Equal(1, report.NewBodies); // A6
        Assert.Equal((50m, -25m, 0m), (results["A2"].Change, results["A3"].Change, results["A5"].Change));
        Assert.Null(results["A6"].Change);
        Assert.Null(results["A7"].Change);
        Assert.Equal(25m / (ReportHouse.Flawless + 4), report.AverageChange);
    }

    [Fact]
    public async Task Does_not_compare_what_cannot_be_compared()
    {
        var other = (await Of(2027))!;
        Assert.Equal((6, 6, false), (other.Earlier!.Added, other.Earlier.Dropped, other.ShowsChange));
        Assert.All(other.Results, r => Assert.Null(r.Change));

        Assert.Null((await Of(2024))!.Earlier);
    }

    [Fact]
    public async Task Counts_the_cases_of_all_rounds_of_the_year()
    {
        var report = (await Of(2026))!;

        Assert.Equal(6, report.Cases.Count);
        Assert.Equal((1, 1, 0, 1, 3), (report.CasesIn(CaseStatus.Explanation), report.CasesIn(CaseStatus.Preparation),
            report.CasesIn(CaseStatus.Scheduling), report.CasesIn(CaseStatus.Hearing), report.CasesIn(CaseStatus.Closed)));
        Assert.Equal((1, 2), (report.CasesWith(ClosingGround.NoAction), report.CasesWith(ClosingGround.Remedied)));
        Assert.Equal((4, 1, 1), (report.CasesWith(ExplanationState.Received), report.CasesWith(ExplanationState.Missing), report.CasesWith(ExplanationState.Awaited)));
        Assert.Equal((3, 1, 1), (report.HearingsHeld, report.HearingsPostponed, report.HearingsPlanned));
        Assert.Equal(["H-2026-00001", "H-2026-00003"], report.Recommendations.Select(r => r.Case));
        Assert.Equal((2, 2, 2, 0), (report.RecommendationCount, report.RecommendationsIn(RecommendationStatus.InForce), report.PartsIn(AddresseeStatus.Answer), report.FollowUp.Submitted));
        Assert.Equal(2, report.Untranslated(Language.En)); // a body's name and a recommendation
    }

    [Fact]
    public void Knows_where_numbers_are_missing()
    {
        Assert.False(AnnualReport.Skip([]));
        Assert.False(AnnualReport.Skip(["R-2026-00002", "R-2026-00001", "R-2026-00001", "R-2027-00001"]));
        Assert.True(AnnualReport.Skip(["R-2026-00002"]));
        Assert.True(AnnualReport.Skip(["R-2026-00001", "R-2026-00003", "R-2027-00001"]));
    }

    [Fact]
    public async Task A_draft_is_not_reported_and_the_years_say_what_there_is()
    {
        Assert.Null(await Of(2028));
        Assert.Null(await Of(1999));
        var years = await house.With<ReportFigures, IReadOnlyList<ReportYear>>(figures => figures.Years(TestContext.Current.CancellationToken));
        Assert.Equal([2027, 2026, 2025, 2024], years.Select(y => y.Year));
        Assert.Equal(new ReportYear(2026, true, 2, Bodies, 6), years[1]);
    }
}
