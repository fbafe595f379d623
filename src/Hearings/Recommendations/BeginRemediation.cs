using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Database;
using Hearings.Settings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>The first step of a remediation: the due date of the addressee and the Commission's terms of that day.</summary>
public sealed class BeginRemediation(HearingsDb db, CurrentSettings settings) : IProcessHandler
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "begin-remediation";

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        var addressee = db.Addressees.Local.FirstOrDefault(a => a.Id == call.Instance.SubjectId)
            ?? await db.Addressees.Include(a => a.Recommendation).SingleAsync(a => a.Id == call.Instance.SubjectId, cancel);
        if (addressee.Status != AddresseeStatus.Answer)
            throw new RuleViolation("AddresseeStatus", addressee.Recommendation.Reference, addressee.Status, AddresseeStatus.Answer);
        var rules = await settings.Get(cancel: cancel);
        return new JsonObject
        {
            ["subjectId"] = addressee.Id.ToString(),
            ["dueOn"] = IsoDay(addressee.DueOn!.Value),
            ["answerTerm"] = $"P{rules.AnswerTerm}D",
            ["escalationPause"] = $"P{rules.EscalationPause}D",
            ["result"] = "open",
        };
    }

    /// <summary>A day as procedures know it.</summary>
    internal static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
