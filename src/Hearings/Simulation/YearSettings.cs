using Hearings.Import;
using Hearings.Monitoring;

namespace Hearings.Simulation;

/// <summary>What a simulated year is made of.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Seed">The same seed gives the same decisions.</param>
/// <param name="Files">The register and the year's measurements.</param>
public sealed record YearSettings(int Year, ulong Seed, ImportFiles Files)
{
    /// <summary>The measurements of the year before, laid out alike, for the changes in the report; null for none.</summary>
    public ImportFile? Previous { get; init; }

    /// <summary>A body with a figure below it is called.</summary>
    public decimal Threshold { get; init; } = Round.DefaultThreshold;

    /// <summary>Whether the figures are made up.</summary>
    public bool Fictional { get; init; }

    /// <summary>Where the figures come from.</summary>
    public string? Source { get; init; }

    /// <summary>How many members sit beside the chair and the three personas.</summary>
    public int MoreMembers { get; init; } = 5;

    /// <summary>How many cases a month's sitting hears at least, where so many wait.</summary>
    public int FewestCases { get; init; } = 4;

    /// <summary>The most cases of one sitting; where more are to be heard in a month, further sittings follow on the next working days.</summary>
    public int MostCases { get; init; } = 24;

    /// <summary>The days of the sittings; null for the fourth Thursday of each month, and of the first month after the year.</summary>
    public IReadOnlyList<DateOnly>? SittingDays { get; init; }

    /// <summary>Cases are spread over the sittings until this day; null for the end of October, which leaves time to remedy.</summary>
    public DateOnly? LastHearing { get; init; }

    /// <summary>A body of which everything is left to the people who look around: it accepts what is recommended and then waits for them.</summary>
    public string? Waiting { get; init; }

    /// <summary>The body whose officers the sign-in page offers; null for the first one that is called.</summary>
    public string? OfficersBody { get; init; }

    /// <summary>The last simulated day; null for the year's last working day, on which the report is approved.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Where a simulated year is.</summary>
/// <param name="Day">The simulated date.</param>
/// <param name="Done">The part of the days that has passed, from 0 to 1.</param>
/// <param name="Commands">Commands run so far.</param>
/// <param name="Open">Tasks that wait for somebody.</param>
public sealed record YearProgress(DateOnly Day, double Done, long Commands, int Open);

/// <summary>How long a part of the year took, and how many rows the database holds after it.</summary>
public sealed record YearPart(string Name, double Seconds, long Commands, long Jobs);
