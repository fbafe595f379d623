namespace Hearings.Bpmn;

/// <summary>What an event is about (BPMN 2.0.2, 10.5.5 EventDefinition).</summary>
public enum EventType
{
    /// <summary>A moment, a span or a cycle.</summary>
    Timer,
    /// <summary>A message from or to one partner.</summary>
    Message,
    /// <summary>A broadcast to whoever listens.</summary>
    Signal,
    /// <summary>A fault that ends the work it is thrown in.</summary>
    Error,
    /// <summary>A call upward that need not end the work.</summary>
    Escalation,
    /// <summary>Ends everything in its scope.</summary>
    Terminate,
    /// <summary>A jump to the catching link of the same name.</summary>
    Link,
}

/// <summary>
/// What an event waits for or throws. <c>Name</c> is that of the message, signal or link; <c>Code</c> that of the error
/// or escalation, where null catches every one (BPMN 2.0.2, 10.5.5 EventDefinition).
/// </summary>
public sealed record EventDefinition(
    EventType Type, string? Name = null, string? Code = null, Timer? Timer = null, Expression? Correlation = null);

/// <summary>
/// When a timer is due: a literal of ISO 8601, or an expression that yields one. With a calendar such as
/// <c>working-days</c> the host's calendar interprets the value.
/// </summary>
public sealed record Timer(TimerKind Kind, string? Literal, Expression? Expression, string? Calendar);

/// <summary>
/// An activity done once for each item of a collection, or a number of times; side by side or one after the other.
/// <c>Element</c> names the variable that holds the item; <c>OutputCollection</c> the list that gathers
/// <c>OutputElement</c> of each instance, in the order of the items (BPMN 2.0.2, 10.3.8 MultiInstanceLoopCharacteristics).
/// </summary>
public sealed record MultiInstance(
    bool Sequential, Expression? Collection, Expression? Cardinality, string? Element, Expression? Completion,
    string? OutputCollection, Expression? OutputElement);

/// <summary>Sets a variable on one side from an expression over the other.</summary>
public sealed record Mapping(Expression Source, string Target);
