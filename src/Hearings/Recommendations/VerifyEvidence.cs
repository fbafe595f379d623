using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>A reviewer accepts the evidence seen, returns it with what is missing, or rejects it.</summary>
public sealed record VerifyEvidence(Guid TaskId, EvidenceSeen Seen, Verdict Verdict, string? Missing)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "verify-evidence";
}

/// <summary>Runs <see cref="VerifyEvidence"/>.</summary>
public sealed class VerifyEvidenceHandler(RemediationDesk desk, CurrentCalendar calendar, CurrentSettings settings, OfficerNotices notices)
{
    /// <summary>
    /// Records the verdict. An acceptance waits for a second reviewer; what is returned is due anew after the term for it, where that is later;
    /// a rejection ends the body's part.
    /// </summary>
    public Task<Addressee> Handle(VerifyEvidence command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, VerifyEvidence.Form, actor, async move =>
        {
            var today = LocalTime.DateOf(move.Now);
            var due = (await calendar.Get(cancel)).Add(today, (await settings.Get(today, cancel)).ReturnTerm);
            var reviewer = await move.Db.Users.SingleAsync(u => u.Id == actor.UserId, cancel);
            var verification = move.Addressee.Verify(command.Seen, command.Verdict, command.Missing, reviewer, due, today, move.Now);
            move.Record(Happened(command.Verdict), new { version = command.Seen.Version, missing = verification.Missing, dueOn = move.Addressee.DueOn, digest = verification.Digest });
            if (command.Verdict == Verdict.Return)
                await notices.Tell(move, "EvidenceReturned", $"{verification.Id:N}", new
                {
                    recommendation = move.Recommendation.Reference, missing = verification.Missing, dueOn = move.Addressee.DueOn,
                }, cancel);
            await notices.TellEnd(move, cancel);
            return command.Verdict switch
            {
                Verdict.Accept => new JsonObject { ["verdict"] = "accept", ["verifiedBy"] = actor.UserId?.ToString() },
                Verdict.Return => new JsonObject { ["verdict"] = "return", ["dueOn"] = BeginRemediation.IsoDay(move.Addressee.DueOn!.Value) },
                _ => new JsonObject { ["verdict"] = "reject", ["result"] = "unremedied" },
            };
        }, cancel);

    private static string Happened(Verdict verdict) => verdict switch
    {
        Verdict.Accept => "EvidenceAccepted",
        Verdict.Return => "EvidenceReturned",
        _ => "EvidenceRejected",
    };
}
