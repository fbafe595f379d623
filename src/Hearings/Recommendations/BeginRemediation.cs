using System.Globalization;
using Hearings.Database;
using Hearings.Settings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>The first step of a remediation: the due date of the addressee and the Commission's terms of that day.</summary>
public sealed class BeginRemediation(HearingsDb db, CurrentSettings settings) : ProcessHandler<Nothing, BeginRemediation.Output>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "begin-remediation";

    /// <summary>The addressee, its last day, the terms as ISO 8601 durations in working days, and the result so far.</summary>
    public sealed record Output(Guid SubjectId, DateOnly DueOn, string AnswerTerm, string EscalationPause, string Result = "open");

    /// <inheritdoc/>
    protected override async Task<Output> Handle(Nothing input, HandlerCall call, CancellationToken cancel)
    {
        var addressee = db.Addressees.Local.FirstOrDefault(a => a.Id == call.Instance.SubjectId)
            ?? await db.Addressees.Include(a => a.Recommendation).SingleAsync(a => a.Id == call.Instance.SubjectId, cancel);
        if (addressee.Status != AddresseeStatus.Answer)
            throw new RuleViolation("AddresseeStatus", addressee.Recommendation.Reference, addressee.Status, AddresseeStatus.Answer);
        var rules = await settings.Get(cancel: cancel);
        return new Output(addressee.Id, addressee.DueOn!.Value, $"P{rules.AnswerTerm}D", $"P{rules.EscalationPause}D");
    }

    /// <summary>A day as procedures know it.</summary>
    internal static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
