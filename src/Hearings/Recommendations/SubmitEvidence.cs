using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Workflow;

namespace Hearings.Recommendations;

/// <summary>An officer of the body signs the evidence that another one prepared, and submits it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Digest">The digest of what the signer has seen.</param>
public sealed record SubmitEvidence(Guid TaskId, string Digest)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "submit-evidence";

    /// <summary>
    /// The day in Almaty, itself not counted, from which a task's term runs: its opening, but for evidence the day on which
    /// the body's present term was set.
    /// </summary>
    /// <param name="dueSetOn">That day, of the body's part in the recommendation that the task is about; null without one.</param>
    public static DateOnly TermFrom(UserTask task, DateOnly? dueSetOn) =>
        task.Form == Form && dueSetOn is { } set ? set : LocalTime.DateOf(task.CreatedAt);
}

/// <summary>Runs <see cref="SubmitEvidence"/>.</summary>
public sealed class SubmitEvidenceHandler(RemediationDesk desk)
{
    /// <summary>Submits the version; reviewers are asked to verify it.</summary>
    public Task<Addressee> Handle(SubmitEvidence command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, SubmitEvidence.Form, actor, move =>
        {
            Record(move, move.Addressee.Submit(command.Digest, actor.UserId!.Value, move.Now));
            return Task.FromResult(new JsonObject());
        }, cancel);

    internal static void Record(RemediationMove move, Submission submission) =>
        move.Record("EvidenceSubmitted", new { version = submission.Version, files = submission.Files.Count, links = submission.Links.Length, digest = submission.Digest });
}
