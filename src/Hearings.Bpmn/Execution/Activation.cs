namespace Hearings.Bpmn;

/// <summary>What an open place of a process is.</summary>
internal enum Role
{
    Process, Scope, Body, Task, Handler, Timer, Message, Signal, Child, Choice, Join, Stuck,
}

/// <summary>
/// One open place of a process: a waiting token, a scope with its variables, a listener. Places form a tree; they are
/// kept in the order in which they were opened, and a parent always stands before its children.
/// </summary>
internal sealed record Activation
{
    /// <summary>Rising in the order of opening; only for use within a step, not kept in the document.</summary>
    public required int Id { get; init; }
    public required int Parent { get; init; }
    public required string Token { get; init; }
    public required string ElementId { get; init; }
    public required int N { get; init; }
    public required Role Role { get; init; }
    /// <summary>Set within a step; null in a state that was just read.</summary>
    public Element? Element { get; init; }
    /// <summary>A boundary event or event sub-process that listens: no token rests here.</summary>
    public bool Listens { get; init; }
    /// <summary>How often a listener has fired.</summary>
    public int Fired { get; init; }
    /// <summary>How often a cycle timer still fires; null for without end.</summary>
    public int? Left { get; init; }
    /// <summary>The scope's own variables; null where the place is no scope.</summary>
    public Context? Variables { get; init; }
    /// <summary>The flows whose tokens have arrived at a join, one entry for each token.</summary>
    public string[] Arrived { get; init; } = [];
    /// <summary>Why it cannot go on, or null.</summary>
    public string? Incident { get; init; }
    /// <summary>Where a multi-instance stands.</summary>
    public Rounds? Rounds { get; init; }
}

/// <summary>The counters of a multi-instance (BPMN 2.0.2, Table 10.30): items, instances begun, done and called off, and what they gave.</summary>
internal sealed record Rounds(object?[]? Items, int Total, int Begun, int Done, int Terminated, object?[]? Results);
