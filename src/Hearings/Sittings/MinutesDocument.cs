using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hearings.Cases;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>
/// Minutes as they are read and printed, with every name as it was: nothing in them asks the database again. The approved
/// ones are exactly what was sealed.
/// </summary>
public sealed record MinutesDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The sitting's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was to begin.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Where it was held.</summary>
    public required Trilingual Place { get; init; }

    /// <summary>Whether the public could attend.</summary>
    public required bool IsOpenToPublic { get; init; }

    /// <summary>Why it was closed to the public.</summary>
    public required Trilingual ClosedGround { get; init; }

    /// <summary>Who presided.</summary>
    public required MinutesPerson Chair { get; init; }

    /// <summary>Who took the minutes.</summary>
    public required MinutesPerson Secretary { get; init; }

    /// <summary>The members who were there, by name.</summary>
    public required IReadOnlyList<MinutesPerson> Present { get; init; }

    /// <summary>The members who were not.</summary>
    public required IReadOnlyList<MinutesPerson> Absent { get; init; }

    /// <summary>Whom the bodies sent.</summary>
    public required IReadOnlyList<MinutesPerson> Guests { get; init; }

    /// <summary>How it was opened.</summary>
    public required Trilingual Opening { get; init; }

    /// <summary>The items in their order.</summary>
    public required IReadOnlyList<MinutesItem> Items { get; init; }

    /// <summary>When these minutes were approved; null for a draft.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Who approved them.</summary>
    public MinutesPerson? ApprovedBy { get; init; }

    /// <summary>Written out, the same for the same content.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>What was written out.</summary>
    public static MinutesDocument Read(string content) => JsonSerializer.Deserialize<MinutesDocument>(content, Json)!;

    /// <summary>The SHA-256 of what was written out, in hexadecimal.</summary>
    public static string Seal(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>A person of the minutes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Post">The post; for a body's representative the body.</param>
/// <param name="From">When the person came.</param>
/// <param name="Until">When the person left.</param>
/// <param name="Remark">Why a member was absent, where that was said.</param>
public sealed record MinutesPerson(string Name, Trilingual Post, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Remark = null);

/// <summary>One item of the minutes.</summary>
public sealed record MinutesItem
{
    /// <summary>The item's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of business.</summary>
    public required AgendaKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required Trilingual Title { get; init; }

    /// <summary>The case that was heard, such as <c>H-2026-00042</c>.</summary>
    public string? Case { get; init; }

    /// <summary>Who presided over it in the chair's place; null where the chair did.</summary>
    public MinutesPerson? Presiding { get; init; }

    /// <summary>Who took no part, being tied to the body.</summary>
    public required IReadOnlyList<string> Recused { get; init; }

    /// <summary>Who reported and who spoke, of what.</summary>
    public required Trilingual Heard { get; init; }

    /// <summary>The vote; null where none was held.</summary>
    public MinutesVote? Vote { get; init; }

    /// <summary>Whether it was decided or put off.</summary>
    public required ItemStatus Status { get; init; }

    /// <summary>How a case's hearing ended.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What was decided.</summary>
    public required Trilingual Decided { get; init; }

    /// <summary>The recommendations adopted.</summary>
    public required IReadOnlyList<MinutesRecommendation> Recommendations { get; init; }
}

/// <summary>
/// A vote in the minutes: base, rule, count, and each member's open vote. <c>Carried</c> is null where it ended without a
/// result, the quorum having been lost; <c>Sources</c> in minutes that are older than they are.
/// </summary>
public sealed record MinutesVote(
    Trilingual Motion, int Entitled, int Present, int QuorumNeeded, string Quorum, string Majority, MajorityBase MajorityOf,
    int For, int Against, int Abstained, bool ChairDecided, bool? Carried, IReadOnlyList<MinutesBallot> Ballots, VoteSources? Sources = null);

/// <summary>One member's vote.</summary>
public sealed record MinutesBallot(string Name, VoteChoice Choice);

/// <summary>A recommendation in the minutes.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Criterion">By what it is seen to be done.</param>
/// <param name="Responsible">The responsible body.</param>
/// <param name="CoExecutors">The bodies beside it.</param>
/// <param name="Term">The term in working days from the approval.</param>
/// <param name="DateNamed">The date named instead of a term.</param>
/// <param name="DueOn">The due date, from the approval on.</param>
/// <param name="DueMovedFrom">The date that it had to move away from.</param>
public sealed record MinutesRecommendation(
    string Reference, Trilingual Text, Trilingual Criterion, Trilingual Responsible, IReadOnlyList<Trilingual> CoExecutors,
    int Term, DateOnly? DateNamed, DateOnly? DueOn, DateOnly? DueMovedFrom);
