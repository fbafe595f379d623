using System.Collections.Frozen;

namespace Hearings.Bpmn;

/// <summary>The namespaces of BPMN 2.0 XML and what becomes of each element of it.</summary>
internal static class Vocabulary
{
    public const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public const string Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    public const string Dc = "http://www.omg.org/spec/DD/20100524/DC";
    public const string Dd = "http://www.omg.org/spec/DD/20100524/DI";
    public const string Schema = "http://www.w3.org/2001/XMLSchema-instance";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    public static readonly FrozenDictionary<string, ElementKind> Nodes = new Dictionary<string, ElementKind>
    {
        ["startEvent"] = ElementKind.StartEvent,
        ["endEvent"] = ElementKind.EndEvent,
        ["intermediateCatchEvent"] = ElementKind.IntermediateCatchEvent,
        ["intermediateThrowEvent"] = ElementKind.IntermediateThrowEvent,
        ["boundaryEvent"] = ElementKind.BoundaryEvent,
        ["task"] = ElementKind.Task,
        ["userTask"] = ElementKind.UserTask,
        ["manualTask"] = ElementKind.ManualTask,
        ["serviceTask"] = ElementKind.ServiceTask,
        ["sendTask"] = ElementKind.SendTask,
        ["receiveTask"] = ElementKind.ReceiveTask,
        ["businessRuleTask"] = ElementKind.BusinessRuleTask,
        ["exclusiveGateway"] = ElementKind.ExclusiveGateway,
        ["inclusiveGateway"] = ElementKind.InclusiveGateway,
        ["parallelGateway"] = ElementKind.ParallelGateway,
        ["eventBasedGateway"] = ElementKind.EventBasedGateway,
        ["subProcess"] = ElementKind.SubProcess,
        ["callActivity"] = ElementKind.CallActivity,
    }.ToFrozenDictionary();

    /// <summary>What is refused, each with the way to say it in supported elements.</summary>
    public static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["scriptTask"] = "Use a service task with a handler: code does not belong into a definition.",
        ["complexGateway"] = "Use an inclusive or parallel gateway.",
        ["transaction"] = "Use a sub-process with boundary error events; undo by tasks of its own.",
        ["adHocSubProcess"] = "Use a sub-process with an inclusive gateway.",
        ["callChoreography"] = "Use a call activity.",
        ["choreographyTask"] = "Use send and receive tasks.",
        ["subChoreography"] = "Use a sub-process.",
        ["compensateEventDefinition"] = "Compensation is not executed: undo by a task on an explicit path.",
        ["cancelEventDefinition"] = "Use an error end event and a boundary error event.",
        ["conditionalEventDefinition"] = "Use a message or signal event that the host sends when the condition becomes true.",
        ["standardLoopCharacteristics"] = "Draw the loop with an exclusive gateway, or use a multi-instance activity.",
    }.ToFrozenDictionary();

    /// <summary>Drawn or descriptive elements that do not take part in execution.</summary>
    public static readonly FrozenSet<string> Descriptive = new[]
    {
        "documentation", "extensionElements", "incoming", "outgoing", "laneSet", "textAnnotation", "association", "group",
        "dataObject", "dataObjectReference", "dataStoreReference", "property", "ioSpecification", "dataInputAssociation",
        "dataOutputAssociation", "monitoring", "auditing", "potentialOwner", "humanPerformer", "performer", "resourceRole",
        "correlationSubscription", "supports", "rendering", "dataInput", "dataOutput", "inputSet", "outputSet", "ioBinding",
    }.ToFrozenSet();

    public static readonly FrozenDictionary<string, EventType> Events = new Dictionary<string, EventType>
    {
        ["timerEventDefinition"] = EventType.Timer,
        ["messageEventDefinition"] = EventType.Message,
        ["signalEventDefinition"] = EventType.Signal,
        ["errorEventDefinition"] = EventType.Error,
        ["escalationEventDefinition"] = EventType.Escalation,
        ["terminateEventDefinition"] = EventType.Terminate,
        ["linkEventDefinition"] = EventType.Link,
    }.ToFrozenDictionary();

    /// <summary>The attributes of the extension namespace.</summary>
    public static readonly FrozenSet<string> Extensions = new[]
    {
        "kk", "ru", "role", "assignment", "exclusion", "form", "stage", "handler", "calendar", "collection", "element",
        "outputCollection", "outputElement", "correlation", "due",
    }.ToFrozenSet();
}
