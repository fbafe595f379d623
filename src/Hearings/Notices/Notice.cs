using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearings.Notices;

/// <summary>Where a notice stands. Whatever its mail does, its reader finds it in the program.</summary>
public enum NoticeStatus { Kept, Pending, Sent, Failed, Uncertain, Cancelled }

/// <summary>Why a notice is kept here and goes out by no mail.</summary>
public enum KeptReason { NoServer, NoAddress, FictionalAddress }

/// <summary>
/// One message to one person, written in the transaction of the command that it tells of, in that person's language. It
/// holds facts, not bytes: its attachments are made from them whenever they are asked for, always the same.
/// </summary>
public sealed class Notice
{
    // A failed or uncertain one may still be tried or settled by a person, here or on the operations page.
    private static readonly NoticeStatus[] Open = [NoticeStatus.Pending, NoticeStatus.Failed, NoticeStatus.Uncertain];

    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it tells of and to whom; unique, so that nobody is told the same thing twice.</summary>
    public required string Key { get; init; }

    /// <summary>Its kind: the texts <c>Notices.{Kind}.Name</c>, <c>.Subject</c> and <c>.Body</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for.</summary>
    public required Guid RecipientId { get; init; }

    /// <summary>The name of that person when it was written.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The mail address that it goes to; empty where the person has none.</summary>
    public required string Address { get; set; }

    /// <summary>The language that it is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>Its subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text: paragraphs with an empty line between them.</summary>
    public required string Body { get; init; }

    /// <summary>What its text was made from.</summary>
    public required JsonObject Facts { get; init; }

    /// <summary>The page where its reader goes on, such as <c>/tasks/…</c>; null where there is none.</summary>
    public string? Link { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body that it concerns.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The sitting that it belongs to.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The record that it is about where that is neither case nor sitting: for a remediation the addressee.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The reference of the letter that goes with it, in Kazakh and Russian.</summary>
    public string? LetterReference { get; init; }

    /// <summary>The calendar entry that goes with it, as JSON; see <see cref="CalendarInvitation"/>.</summary>
    public JsonObject? Calendar { get; init; }

    /// <summary>The same for every attempt, so that a mail program shows a mail that came twice once.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its reader opened it here.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public NoticeStatus Status { get; private set; } = NoticeStatus.Kept;

    /// <summary>Why it is kept, where it is.</summary>
    public KeptReason? Kept { get; private set; }

    /// <summary>When the server took it.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What went wrong at the last attempt.</summary>
    public string? LastError { get; private set; }

    /// <summary>How often a person asked for it to be sent again.</summary>
    public int Resends { get; private set; }

    /// <summary>The key of the effect that sends it.</summary>
    public string EffectKey => $"{Id:N}";

    /// <summary>Whether its mail may still leave.</summary>
    public bool MayLeave => Open.Contains(Status);

    /// <summary>The calendar entry, where it has one.</summary>
    public CalendarInvitation? Invitation => Calendar?.Deserialize<CalendarInvitation>(JsonSerializerOptions.Web);

    /// <summary>A new one is to be sent, or kept for a reason.</summary>
    public Notice Settle(KeptReason? kept)
    {
        (Status, Kept) = (kept is null ? NoticeStatus.Pending : NoticeStatus.Kept, kept);
        return this;
    }

    /// <summary>The mail server took it.</summary>
    public void Take(DateTimeOffset at)
    {
        Expect(Open);
        (Status, SentAt, LastError) = (NoticeStatus.Sent, at, null);
    }

    /// <summary>It was certainly not taken, and there will be no further attempt.</summary>
    public void Fail(string? error)
    {
        Expect(Open);
        (Status, LastError) = (NoticeStatus.Failed, Bounded(error));
    }

    /// <summary>Nobody knows whether it was taken: it is never sent again unless a person asks for it.</summary>
    public void Doubt(string? error)
    {
        Expect(Open);
        (Status, LastError) = (NoticeStatus.Uncertain, Bounded(error));
    }

    /// <summary>A person asks for it to be sent, or sent again, to the address that its reader has now.</summary>
    public void Resend(string address)
    {
        Expect(NoticeStatus.Kept, NoticeStatus.Failed, NoticeStatus.Uncertain, NoticeStatus.Cancelled);
        (Status, Kept, Address, Resends) = (NoticeStatus.Pending, null, address, Resends + 1);
    }

    /// <summary>A person keeps it from being sent.</summary>
    public void Cancel()
    {
        Expect(Open);
        Status = NoticeStatus.Cancelled;
    }

    private void Expect(params NoticeStatus[] allowed)
    {
        if (!allowed.Contains(Status)) throw new RuleViolation("NoticeStatus", Subject, Status, allowed.Cast<Enum>());
    }

    private static string? Bounded(string? text) => text is { Length: > 1000 } ? text[..1000] : text;
}
