using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>The minutes brought no recommendation: the procedure comes to the closing, where the case must stand already.</summary>
public sealed class BeginClosing(HearingsDb db) : ProcessHandler<Nothing, Nothing>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "begin-closing";

    /// <inheritdoc/>
    protected override async Task<Nothing> Handle(Nothing input, HandlerCall call, CancellationToken cancel)
    {
        var @case = await db.Cases.Include(c => c.Hearings).SingleAsync(c => c.Id == call.Instance.CaseId, cancel);
        @case.BeginClosing();
        return input;
    }
}
