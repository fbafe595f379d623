using Hearings.Cases;

namespace Hearings.Reports;

/// <summary>Whether the body has explained its figures.</summary>
public enum ExplanationState
{
    /// <summary>Its time still runs.</summary>
    Awaited,

    /// <summary>It has.</summary>
    Received,

    /// <summary>Its time ran out.</summary>
    Missing,
}

/// <summary>One hearing case in the report.</summary>
/// <param name="Code">The body's code.</param>
/// <param name="Round">The round whose figures called it; null for a case opened by hand or on a complaint.</param>
/// <param name="Lowest">The figure that called the body, unrounded percent; null where none did.</param>
/// <param name="Held">Hearings that ended in a decision.</param>
/// <param name="Postponed">Hearings that were put off.</param>
/// <param name="Planned">Hearings whose outcome is not recorded yet.</param>
/// <param name="Level">The escalation level, from 1.</param>
public sealed record CaseLine(
    string Reference, string Code, Trilingual Body, string? Round, decimal? Lowest, decimal? Threshold,
    CaseStatus Status, ClosingGround? Ground, ExplanationState Explanation, int Held, int Postponed, int Planned, int Level = 1);
