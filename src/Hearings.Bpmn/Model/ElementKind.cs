namespace Hearings.Bpmn;

/// <summary>The BPMN flow elements that the library executes; everything else is refused when read (BPMN 2.0.2, 10 Process; each value names its clause).</summary>
public enum ElementKind
{
    /// <summary>The process itself, as the outermost scope (BPMN 2.0.2, 10.2).</summary>
    Process,
    /// <summary>Where a process or sub-process begins (10.5.2).</summary>
    StartEvent,
    /// <summary>Where a path ends (10.5.3).</summary>
    EndEvent,
    /// <summary>Waits for something to happen (10.5.4).</summary>
    IntermediateCatchEvent,
    /// <summary>Makes something happen and goes on (10.5.4).</summary>
    IntermediateThrowEvent,
    /// <summary>Listens while its activity is open (10.5.4, "attached to an activity boundary").</summary>
    BoundaryEvent,
    /// <summary>A task without a type: passes at once (10.3.3).</summary>
    Task,
    /// <summary>Done by a person with the system's help (10.3.4).</summary>
    UserTask,
    /// <summary>Done by a person; the system only learns that it was done (10.3.3).</summary>
    ManualTask,
    /// <summary>Done by a handler of the host (10.3.3).</summary>
    ServiceTask,
    /// <summary>Sends a message and goes on (10.3.3).</summary>
    SendTask,
    /// <summary>Waits for a message (10.3.3).</summary>
    ReceiveTask,
    /// <summary>Asks a handler of the host for a decision (10.3.3).</summary>
    BusinessRuleTask,
    /// <summary>Takes exactly one way (10.6.2).</summary>
    ExclusiveGateway,
    /// <summary>Takes every way whose condition holds, and joins what can still arrive (10.6.3).</summary>
    InclusiveGateway,
    /// <summary>Takes all ways, and joins all (10.6.4).</summary>
    ParallelGateway,
    /// <summary>Waits for several events; the first wins (10.6.6).</summary>
    EventBasedGateway,
    /// <summary>An embedded sub-process (10.3.5).</summary>
    SubProcess,
    /// <summary>A sub-process that an event starts inside its scope (10.3.5).</summary>
    EventSubProcess,
    /// <summary>Runs another process and waits for its end (10.3.6).</summary>
    CallActivity,
}
