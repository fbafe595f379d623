using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// Is told of the tasks that a transaction opened and that are still open at its end: all of them at once, before it
/// commits, so that what the listener writes is part of it. Ten thousand tasks come in one call.
/// </summary>
public interface ITaskListener
{
    /// <summary>These tasks were opened.</summary>
    Task Opened(IReadOnlyList<UserTask> tasks, CancellationToken cancel);
}

/// <summary>Registers listeners.</summary>
public static class TaskListeners
{
    /// <summary>Adds a listener.</summary>
    public static IServiceCollection AddTaskListener<TListener>(this IServiceCollection services) where TListener : class, ITaskListener =>
        services.AddScoped<ITaskListener, TListener>();
}
