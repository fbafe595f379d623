using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Database;
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

    /// <summary>The first of them under <c>findings</c>: rule, subject, found.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>The findings that were kept.</summary>
    public IReadOnlyList<Finding> First() => Data["findings"].Deserialize<Finding[]>(JsonSerializerOptions.Web) ?? [];
}

/// <summary>Runs the checker every night on a snapshot of its own and keeps what it found.</summary>
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
        var findings = await scope.ServiceProvider.GetRequiredService<Checker>().Check(cancel);
        db.CheckRuns.Add(new CheckRun
        {
            At = call.Now,
            Took = clock.Elapsed,
            Findings = findings.Count,
            Data = new JsonObject { ["findings"] = JsonSerializer.SerializeToNode(findings.Take(CheckRun.Kept), JsonSerializerOptions.Web) },
        });
        call.Result = findings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
