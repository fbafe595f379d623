using System.Globalization;
using System.Text.Json.Serialization;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Recommendations;

namespace Hearings.Reports;

/// <summary>
/// All figures of a year. The newest published round of the year gives the results; the cases of all its published
/// rounds count. Pages, PDFs and summaries take every figure from here.
/// </summary>
public sealed record AnnualReport
{
    /// <summary>The edition whose fixed figures these are; null for the figures as they stand now.</summary>
    [JsonIgnore] public EditionFacts? Edition { get; init; }

    /// <summary>Whether the chair has approved just these figures.</summary>
    public bool IsApproved => Edition?.Status is EditionStatus.Approved or EditionStatus.Sent;

    /// <summary>The year that the figures are of.</summary>
    public required int Year { get; init; }

    /// <summary>The date in Almaty on which the figures were put together; the year of issue need not be <see cref="Year"/>.</summary>
    public required DateOnly CompiledOn { get; init; }

    /// <summary>The code of the round that gives the results.</summary>
    public required string RoundCode { get; init; }

    /// <summary>Its title.</summary>
    public required Trilingual RoundTitle { get; init; }

    /// <summary>Where its figures come from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The date in Almaty on which it was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>A body with a known figure below this percentage is called.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Whether any round of the year is made up.</summary>
    public required bool Fictional { get; init; }

    /// <summary>Whether the people and what they did are made up, as in a demonstration and in a simulated year.</summary>
    public bool Simulated { get; init; }

    /// <summary>How many rounds of the year are published.</summary>
    public required int Rounds { get; init; }

    /// <summary>A line for each body measured, by code.</summary>
    public required IReadOnlyList<BodyResult> Results { get; init; }

    /// <summary>The bands, the lowest one first.</summary>
    public required IReadOnlyList<BandCount> Bands { get; init; }

    /// <summary>The newest published round of the year before; null where there is none.</summary>
    public EarlierRound? Earlier { get; init; }

    /// <summary>The hearing cases, by reference.</summary>
    public required IReadOnlyList<CaseLine> Cases { get; init; }

    /// <summary>The recommendations of the year's sittings, a line for each body addressed, by reference.</summary>
    public required IReadOnlyList<RecommendationLine> Recommendations { get; init; }

    /// <summary>What followed the recommendations.</summary>
    public FollowUpCount FollowUp { get; init; } = FollowUpCount.None;

    /// <summary>The sittings held in the year, by date. Empty in editions from before the program knew of sittings.</summary>
    public IReadOnlyList<SittingLine> Sittings { get; init; } = [];

    /// <summary>The sittings' business by kind.</summary>
    public IReadOnlyList<KindCount> Business { get; init; } = [];

    /// <summary>The votes taken.</summary>
    public VoteCount Votes { get; init; } = VoteCount.None;

    /// <summary>Every body that was measured or called, by code.</summary>
    public required IReadOnlyList<BodyLine> Bodies { get; init; }

    /// <summary>Whether countries and territories stand in for state bodies.</summary>
    public bool HasPlaces => Bodies.Any(b => b.Kind == BodyKind.Place);

    /// <summary>Bodies with at least one known value.</summary>
    public int WithData => Results.Count(r => r.Known > 0);

    /// <summary>Bodies whose values are all unknown.</summary>
    public int WithoutData => Results.Count - WithData;

    /// <summary>Bodies with a known figure below the threshold.</summary>
    public int Below => Results.Count(r => r.Lowest < Threshold);

    /// <summary>Bodies none of whose known figures is below the threshold.</summary>
    public int Reached => WithData - Below;

    /// <summary>Known values of all bodies.</summary>
    public long Known => Results.Sum(r => (long)r.Known);

    /// <summary>Unknown values of all bodies.</summary>
    public long Unknown => Results.Sum(r => (long)r.Unknown);

    /// <summary>The part of the values that is known, in percent; null where there are none.</summary>
    public decimal? Coverage => Share(Known, Known + Unknown);

    /// <summary>The mean of the bodies that have data; each counts the same.</summary>
    public decimal? AverageTotal => Results.Average(r => r.Total);

    /// <inheritdoc cref="AverageTotal"/>
    public decimal? AverageCompleteness => Results.Average(r => r.Completeness);

    /// <inheritdoc cref="AverageTotal"/>
    public decimal? AverageCurrency => Results.Average(r => r.Currency);

    /// <summary>Whether the round judged content in Kazakh and in Russian apart.</summary>
    public bool TellsLanguagesApart => Results.Any(r => r.LanguageGap is not null);

    /// <summary>Bodies with a lower figure in Kazakh than in Russian.</summary>
    public int WeakerInKazakh => Results.Count(r => r.LanguageGap < 0);

    /// <summary>Whether each body's change against the year before is known to mean something.</summary>
    public bool ShowsChange => Earlier is { IsComparable: true };

    /// <summary>Bodies whose total is above, below and just as it was the year before.</summary>
    public (int Rose, int Fell, int Same) Changes =>
        (Results.Count(r => r.Change > 0), Results.Count(r => r.Change < 0), Results.Count(r => r.Change == 0));

    /// <summary>Bodies that the round of the year before did not measure; meaningful where <see cref="ShowsChange"/>.</summary>
    public int NewBodies => Results.Count(r => !r.MeasuredBefore);

    /// <summary>Measured before, but without a total in one of the two years; meaningful where <see cref="ShowsChange"/>.</summary>
    public int WithoutChange => Results.Count(r => r.Change is null) - NewBodies;

    /// <summary>The mean change of the bodies with a total in both years, in percentage points.</summary>
    public decimal? AverageChange => Results.Average(r => r.Change);

    /// <summary>How many recommendations there are; one may address several bodies.</summary>
    public int RecommendationCount => Recommendations.Select(r => r.Reference).Distinct().Count();

    /// <summary>Recommendations that stand so.</summary>
    public int RecommendationsIn(RecommendationStatus status) => Recommendations.Where(r => r.Status == status).Select(r => r.Reference).Distinct().Count();

    /// <summary>Bodies' parts in recommendations that stand so.</summary>
    public int PartsIn(AddresseeStatus status) => Recommendations.Count(r => r.Part == status);

    /// <summary>Bodies' parts answered so; null counts those without an answer.</summary>
    public int PartsAnswered(AnswerKind? answer) => Recommendations.Count(r => r.Answer == answer);

    /// <summary>Cases at an escalation level above the first.</summary>
    public int Escalated => Cases.Count(c => c.Level > 1);

    /// <summary>Cases that stand so.</summary>
    public int CasesIn(CaseStatus status) => Cases.Count(c => c.Status == status);

    /// <summary>Cases that ended so.</summary>
    public int CasesWith(ClosingGround ground) => Cases.Count(c => c.Ground == ground);

    /// <summary>Cases whose explanation stands so.</summary>
    public int CasesWith(ExplanationState explanation) => Cases.Count(c => c.Explanation == explanation);

    /// <summary>Hearings that ended in a decision.</summary>
    public int HearingsHeld => Cases.Sum(c => c.Held);

    /// <summary>Hearings that were put off.</summary>
    public int HearingsPostponed => Cases.Sum(c => c.Postponed);

    /// <summary>Hearings whose outcome is not recorded yet.</summary>
    public int HearingsPlanned => Cases.Sum(c => c.Planned);

    /// <summary>Invitations of members to all sittings.</summary>
    public int Invited => Sittings.Sum(s => s.Invited);

    /// <summary>Those of them that were followed.</summary>
    public int Came => Sittings.Sum(s => s.Came);

    /// <summary>Members who came to the sittings, in percent of those invited; null where nobody was.</summary>
    public decimal? Attendance => Share(Came, Invited);

    /// <summary>Hearings on the agendas of all sittings.</summary>
    public int HearingItems => Sittings.Sum(s => s.Cases);

    /// <summary>Other items on them.</summary>
    public int OtherItems => Sittings.Sum(s => s.Others);

    /// <summary>Items that the sittings decided.</summary>
    public int ItemsDecided => Business.Sum(b => b.Decided);

    /// <summary>Items that they left for another sitting.</summary>
    public int ItemsPutOff => Business.Sum(b => b.PutOff);

    /// <summary>Names and recommendations that the report shows in another language, for want of this one.</summary>
    public int Untranslated(Language language) =>
        Bodies.Count(b => b.Name.Exact(language) is null) + Recommendations.Count(r => r.Text.Exact(language) is null);

    /// <summary>Whether numbers are missing among references such as <c>R-2014-00007</c>.</summary>
    public static bool Skip(IEnumerable<string> references) => references.Distinct()
        .GroupBy(r => r[..r.LastIndexOf('-')], r => int.Parse(r.AsSpan(r.LastIndexOf('-') + 1), CultureInfo.InvariantCulture))
        .Any(numbers => numbers.Max() > numbers.Count());

    /// <summary>A part in percent, unrounded; null where the whole is nothing.</summary>
    public static decimal? Share(long part, long whole) => whole == 0 ? null : 100m * part / whole;
}

/// <summary>What a report says of its own edition.</summary>
public sealed record EditionFacts(int Number, EditionStatus Status, string Sha256, DateTimeOffset CompiledAt, DateTimeOffset? DecidedAt, string? DecidedBy);

/// <summary>A body in the report's register.</summary>
public sealed record BodyLine(
    string Code, Trilingual Name, BodyKind Kind, ApproximateDate? ValidFrom, ApproximateDate? ValidTo, IReadOnlyList<string> Successors);
