using Hearings.Sittings;

namespace Hearings.Reports;

/// <summary>A sitting that was held, in the report.</summary>
/// <param name="Invited">Members invited.</param>
/// <param name="Came">Those of them who were there, for a while at least.</param>
/// <param name="Cases">Hearings among its items.</param>
/// <param name="Others">Its other items.</param>
/// <param name="PutOff">Items left for another sitting.</param>
public sealed record SittingLine(
    string Reference, DateOnly HeldOn, int Invited, int Came, int Cases, int Others, int PutOff, bool MinutesApproved);

/// <summary>How often a kind of business was decided or put off at the year's sittings.</summary>
public sealed record KindCount(AgendaKind Kind, int Decided, int PutOff);

/// <summary>The year's votes.</summary>
/// <param name="Taken">Votes that were closed.</param>
/// <param name="Carried">Motions carried.</param>
/// <param name="ByChair">Votes that were equal and the chair's decided.</param>
public sealed record VoteCount(int Taken, int Carried, int ByChair, int For, int Against, int Abstained)
{
    /// <summary>No vote at all.</summary>
    public static VoteCount None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Motions lost.</summary>
    public int Lost => Taken - Carried;
}
