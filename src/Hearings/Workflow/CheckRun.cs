using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>What the checker found in one night.</summary>
public sealed class CheckRun
{
    /// <summary>How many findings are kept with a run.</summary>
    public const int Kept = 200;

    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>How many invariants were broken.</summary>
    public required int Findings { get; init; }

    /// <summary>The first of them under <c>findings</c>: rule, subject, found; under <c>chain</c> the <see cref="ChainNote"/>.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>The findings that were kept.</summary>
    public IReadOnlyList<Finding> First() => Data["findings"].Deserialize<Finding[]>(JsonSerializerOptions.Web) ?? [];

    /// <summary>What it found of the audit log's chain; null for runs from before there was one.</summary>
    public ChainNote? Chain => Data["chain"].Deserialize<ChainNote>(JsonSerializerOptions.Web);
}

/// <summary>How far the audit log's chain is whole, in how many places it is broken, and when all of it was last walked through.</summary>
public sealed record ChainNote(SealMark Through, int Breaks, DateTimeOffset WalkedAt);

/// <summary>
/// Runs the checker every night on a snapshot of its own and keeps what it found. Of the audit log's chain it proves what is new, and
/// all of it once a week.
/// </summary>
public sealed class NightlyCheck(HearingsDb db, IServiceScopeFactory scopes) : IRecurring
{
    /// <summary>The name by which it is planned.</summary>
    public const string Name = "nightly-check";

    /// <summary>02:00 in Almaty.</summary>
    public const string Cron = "0 2 * * *";

    /// <inheritdoc/>
    public async Task Run(RecurringCall call, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await using var scope = scopes.CreateAsyncScope();
        var walked = (await db.CheckRuns.AsNoTracking().OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel))?.Chain?.WalkedAt;
        var whole = walked is not { } last || LocalTime.DateOf(call.Now) >= LocalTime.DateOf(last).AddDays(7);
        var (findings, chain) = await scope.ServiceProvider.GetRequiredService<Checker>().Check(whole, cancel);
        var note = new ChainNote(chain.Through, chain.Breaks.Count, whole ? call.Now : walked!.Value);
        db.CheckRuns.Add(new CheckRun
        {
            At = call.Now,
            Took = clock.Elapsed,
            Findings = findings.Count,
            Data = new JsonObject
            {
                ["findings"] = JsonSerializer.SerializeToNode(findings.Take(CheckRun.Kept), JsonSerializerOptions.Web),
                ["chain"] = JsonSerializer.SerializeToNode(note, JsonSerializerOptions.Web),
            },
        });
        call.Say("Operations.FindingsFound", findings.Count);
    }
}
