using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>A service task's work as the host calls it; write one as a <see cref="ProcessHandler{TInput,TOutput}"/>.</summary>
public interface IProcessHandler
{
    /// <summary>Does it; what is returned is merged into the process's variables.</summary>
    Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel);
}

/// <summary>
/// What a service task does. Runs inside the step's transaction and touches only our database; it calls the same method
/// on the entity that a person's command would. A property of <typeparamref name="TInput"/> is the process's variable of that name in
/// camel case, and those of <typeparamref name="TOutput"/> become variables again. A variable that is missing or of another
/// type is a fault of the step that names it.
/// </summary>
public abstract class ProcessHandler<TInput, TOutput> : IProcessHandler where TInput : class where TOutput : class
{
    /// <summary>Does it.</summary>
    protected abstract Task<TOutput> Handle(TInput input, HandlerCall call, CancellationToken cancel);

    async Task<JsonObject?> IProcessHandler.Handle(HandlerCall call, CancellationToken cancel) =>
        JsonSerializer.SerializeToNode(await Handle(Read(call.Variables), call, cancel), HandlerJson.Options)!.AsObject();

    private TInput Read(JsonObject variables)
    {
        try
        {
            return variables.Deserialize<TInput>(HandlerJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The handler {GetType().Name} cannot take the process's variables: {wrong.Message}", wrong);
        }
    }
}

/// <summary>Nothing goes into a handler, or nothing comes out of it.</summary>
public sealed record Nothing;

internal static class HandlerJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
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
