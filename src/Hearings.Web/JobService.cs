using Hearings.Workflow;

namespace Hearings.Web;

/// <summary>Runs due jobs while the program serves: it sleeps until the next one is due, at most a minute.</summary>
internal sealed class JobService(JobPump pump, TimeProvider time, ILogger<JobService> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await pump.Drain(stoppingToken);
                var wait = await pump.NextDue(stoppingToken) - time.GetUtcNow() ?? Longest;
                await Task.Delay(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database may be away for a while; the jobs stay in it.
                log.LogError(fault, "Jobs could not be run; trying again");
                await Task.Delay(TimeSpan.FromSeconds(10), time, stoppingToken);
            }
        }
    }
}
