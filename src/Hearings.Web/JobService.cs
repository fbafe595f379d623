using Hearings.Workflow;

namespace Hearings.Web;

/// <summary>
/// Runs due jobs while the program serves. Steps of procedures, recurring work and effects each have a lane of their own, so
/// that a slow mail server holds up no deadline. A lane sleeps until the next job is due or the database tells of one.
/// </summary>
internal sealed class JobService(JobPump pump, JobBell bell, TimeProvider time, ILogger<JobService> log) : BackgroundService
{
    // A clock that was set back, or a notice lost by a proxy, holds work up no longer than this.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Contended = TimeSpan.FromMilliseconds(250);

    private static readonly JobKind[][] Lanes =
        [[JobKind.Timer, JobKind.Message, JobKind.Retry], [JobKind.Recurring], [JobKind.Effect], [JobKind.Effect]];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([bell.Listen(stoppingToken), .. Lanes.Select(kinds => Run(kinds, stoppingToken))]);

    private async Task Run(JobKind[] kinds, CancellationToken stop)
    {
        var pause = TimeSpan.FromMilliseconds(500);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var wait = bell.Prepare();
                if (kinds.Contains(JobKind.Recurring)) await pump.Plan(stop);
                var next = (await pump.Drain(kinds, stop)).Next ?? DateTimeOffset.MaxValue;
                var now = time.GetUtcNow();
                // Due and yet not run: another node has it.
                await wait.Until(next <= now ? now + Contended : next > now + Longest ? now + Longest : next, stop);
                pause = TimeSpan.FromMilliseconds(500);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database may be away for a while; the jobs stay in it.
                log.LogError(fault, "Jobs could not be run; trying again");
                await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (pause < TimeSpan.FromSeconds(8)) pause *= 2;
            }
        }
    }
}
