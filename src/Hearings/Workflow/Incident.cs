using Hearings.Access;

namespace Hearings.Workflow;

/// <summary>How an incident ended.</summary>
public enum IncidentEnd { Retried, Skipped, Withdrawn }

/// <summary>
/// A place where a process cannot go on until a person decides, or a message that nobody waited for. One row however often
/// the place was tried; where trying again may help, the host does so by itself a few times first.
/// </summary>
public sealed class Incident
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The process; null for a message that no process waited for.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The place in the process; for a message its name.</summary>
    public required string Token { get; init; }

    /// <summary>The BPMN element; for a message what it was sent under.</summary>
    public required string Element { get; init; }

    /// <summary>The job that failed, where it is the job as a whole that did and not a step of the procedure.</summary>
    public Guid? JobId { get; init; }

    /// <summary>What went wrong, the last time.</summary>
    public required string Message { get; set; }

    /// <summary>When, the first time.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>How often it went wrong.</summary>
    public int Attempts { get; private set; } = 1;

    /// <summary>When the host tries again by itself; null where it waits for a person.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>The job by which the host tries again.</summary>
    public string RetryKey => $"retry:{Id:N}";

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>How it ended; <c>Withdrawn</c> where the procedure no longer wants the place.</summary>
    public IncidentEnd? End { get; private set; }

    /// <summary>Who ended it, null for the program itself.</summary>
    public Guid? ResolvedBy { get; private set; }

    /// <summary>Why, where a person passed over it.</summary>
    public string? Reason { get; private set; }

    /// <summary>It went wrong once more.</summary>
    public void Again(string message) => (Attempts, Message) = (Attempts + 1, message);

    /// <summary>Ends it.</summary>
    public void Resolve(IncidentEnd end, Actor by, DateTimeOffset at, string? reason = null) =>
        (End, ResolvedBy, ResolvedAt, Reason, RetryAt) = (end, by.UserId, at, reason, null);
}
