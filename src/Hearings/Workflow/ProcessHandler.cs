using System.Text.Json.Nodes;
using Hearings.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// What a service task does. Runs inside the step's transaction and touches only our database; it calls the same method
/// on the entity that a person's command would. Its result is merged into the process's variables.
/// </summary>
public interface IProcessHandler
{
    /// <summary>Does it.</summary>
    Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel);
}

/// <summary>
/// A handler's way to answer with a BPMN error, which the procedure may catch. What the handler wrote is undone.
/// </summary>
public sealed class HandlerError(string code, string message) : Exception(message)
{
    /// <summary>The error code, as the procedure names it.</summary>
    public string Code { get; } = code;
}

/// <summary>One call of a handler: the process, its variables, who moved it, and when.</summary>
public sealed record HandlerCall(InstanceRecord Instance, JsonObject Variables, Actor Actor, DateTimeOffset Now);

/// <summary>Handlers by the names that procedures use.</summary>
public static class ProcessHandlers
{
    /// <summary>Registers a handler under the name that a service task's <c>handler</c> attribute gives.</summary>
    public static IServiceCollection AddProcessHandler<THandler>(this IServiceCollection services, string name)
        where THandler : class, IProcessHandler => services.AddKeyedScoped<IProcessHandler, THandler>(name);
}
