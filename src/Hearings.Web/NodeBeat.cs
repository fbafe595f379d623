using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Web;

/// <summary>Tells the database once a minute that this node is there, so that the operations page can say which are.</summary>
internal sealed class NodeBeat(IServiceScopeFactory scopes, NodeName node, TimeProvider time, ILogger<NodeBeat> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await NodeRecord.See(scope.ServiceProvider.GetRequiredService<HearingsDb>(), node.Name, time.GetUtcNow(), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "The node could not say that it is there; trying again in a minute");
            }
        }
        while (await Next(minute, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer minute, CancellationToken stop)
    {
        try
        {
            return await minute.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
