using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>What a simulated year came to: every count that its report prints, and what it took.</summary>
public sealed record YearSummary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DictionaryKeyPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The seed of its people's decisions.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The threshold that called.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Another threshold that was asked about; null for none.</summary>
    public decimal? OtherThreshold { get; init; }

    /// <summary>Every count, by name; the same for the same seed and files.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>SHA-256 of the report's figures; the same for the same seed and files.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The pages of each printed report, by language.</summary>
    public IReadOnlyDictionary<string, int> Pages { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The parts with their wall times.</summary>
    public required IReadOnlyList<YearPart> Parts { get; init; }

    /// <summary>The rows of each table at the end.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The whole wall time in seconds.</summary>
    public double Seconds => Math.Round(Parts.Sum(p => p.Seconds), 2);

    /// <summary>The greatest memory that the program has held, in bytes.</summary>
    public long PeakMemory { get; init; }

    /// <summary>As text for a file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads such a text.</summary>
    public static YearSummary Read(string json) => JsonSerializer.Deserialize<YearSummary>(json, Json)!;

    /// <summary>The counts of a report, each as the report prints it.</summary>
    public static Dictionary<string, long> CountsOf(AnnualReport report)
    {
        var counts = new Dictionary<string, long>
        {
            ["bodiesMeasured"] = report.Results.Count,
            ["bodiesWithData"] = report.WithData,
            ["bodiesWithoutData"] = report.WithoutData,
            ["bodiesBelow"] = report.Below,
            ["valuesKnown"] = report.Known,
            ["valuesUnknown"] = report.Unknown,
            ["values"] = report.Known + report.Unknown,
            ["rounds"] = report.Rounds,
            ["cases"] = report.Cases.Count,
        };
        if (report.TellsLanguagesApart) counts["bodiesWeakerInKazakh"] = report.WeakerInKazakh;
        foreach (var (band, total, completeness, currency) in report.Bands)
        {
            var span = string.Create(CultureInfo.InvariantCulture, $"{band.From:0.##}{(band.To is { } to ? $"To{to:0.##}" : "AndMore")}");
            (counts[$"bodiesTotal{span}"], counts[$"bodiesCompleteness{span}"], counts[$"bodiesCurrency{span}"]) = (total, completeness, currency);
        }
        if (report.ShowsChange)
        {
            (counts["bodiesRose"], counts["bodiesFell"], counts["bodiesSame"]) = report.Changes;
            (counts["bodiesNew"], counts["bodiesWithoutChange"]) = (report.NewBodies, report.WithoutChange);
        }
        else if (report.Earlier is { } earlier)
        {
            (counts["indicatorsAdded"], counts["indicatorsDropped"]) = (earlier.Added, earlier.Dropped);
        }
        foreach (var status in Enum.GetValues<CaseStatus>()) counts[$"cases{status}"] = report.CasesIn(status);
        counts["casesOpen"] = report.Cases.Count - report.CasesIn(CaseStatus.Closed);
        foreach (var ground in Enum.GetValues<ClosingGround>()) counts[$"casesClosed{ground}"] = report.CasesWith(ground);
        foreach (var state in Enum.GetValues<ExplanationState>()) counts[$"explanations{state}"] = report.CasesWith(state);
        counts["hearingsHeld"] = report.HearingsHeld;
        counts["hearingsPostponed"] = report.HearingsPostponed;
        counts["hearingsPlanned"] = report.HearingsPlanned;
        counts["sittings"] = report.Sittings.Count;
        (counts["membersInvited"], counts["membersCame"]) = (report.Invited, report.Came);
        (counts["itemsHearings"], counts["itemsOther"]) = (report.HearingItems, report.OtherItems);
        (counts["itemsDecided"], counts["itemsPutOff"]) = (report.ItemsDecided, report.ItemsPutOff);
        foreach (var kind in report.Business)
            (counts[$"items{kind.Kind}Decided"], counts[$"items{kind.Kind}PutOff"]) = (kind.Decided, kind.PutOff);
        (counts["votes"], counts["votesCarried"], counts["votesLost"]) = (report.Votes.Taken, report.Votes.Carried, report.Votes.Lost);
        counts["votesByChair"] = report.Votes.ByChair;
        (counts["ballotsFor"], counts["ballotsAgainst"], counts["ballotsAbstained"]) = (report.Votes.For, report.Votes.Against, report.Votes.Abstained);
        counts["recommendations"] = report.RecommendationCount;
        foreach (var status in Enum.GetValues<RecommendationStatus>().Where(s => s != RecommendationStatus.Draft))
            counts[$"recommendations{status}"] = report.RecommendationsIn(status);
        foreach (var answer in Enum.GetValues<AnswerKind>()) counts[$"answers{answer}"] = report.PartsAnswered(answer);
        counts["answersNone"] = report.PartsAnswered(null);
        var followed = report.FollowUp;
        (counts["evidenceSubmitted"], counts["evidenceAccepted"]) = (followed.Submitted, followed.Accepted);
        counts["evidenceNotConfirmed"] = followed.NotConfirmed;
        (counts["evidenceReturned"], counts["evidenceRejected"]) = (followed.Returned, followed.Rejected);
        (counts["extensionsAsked"], counts["extensionsGranted"]) = (followed.TimeAsked, followed.TimeGranted);
        (counts["reminders"], counts["letters"], counts["toAgenda"]) = (followed.Reminders, followed.Letters, followed.ToAgenda);
        counts["casesEscalated"] = report.Escalated;
        foreach (var language in Languages.All) counts[$"untranslated{language}"] = report.Untranslated(language);
        return counts;
    }

    /// <summary>How many rows each table holds.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RowsOf(HearingsDb db, CancellationToken cancel = default)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
#pragma warning disable EF1002 // A table's name comes from the model, never from outside.
            var count = await db.Database.SqlQueryRaw<long>($"select count(*) as \"Value\" from \"{table}\"").SingleAsync(cancel);
#pragma warning restore EF1002
            if (count > 0) rows[table] = count;
        }
        return rows;
    }
}
