using Hearings.Bpmn;

namespace Hearings.Web.Components;

/// <summary>The marks inside BPMN shapes (BPMN 2.0.2, tables 10.13, 10.86 and 10.107), as SVG paths around 0,0.</summary>
internal static class BpmnIcons
{
    public static string Of(ElementKind kind) => kind switch
    {
        ElementKind.UserTask => "M0-7a3.4 3.4 0 1 0 .01 0M-6.5 7v-2.2a4.6 4.6 0 0 1 4.6-4.6h3.8a4.6 4.6 0 0 1 4.6 4.6V7z",
        ElementKind.ManualTask => "M-7-1.5 1-6.5c1-.6 2 .8 1 1.5L-1-2.5H6.4c1.2 0 1.2 1.8 0 1.8H7c1.2 0 1.2 2 0 2H6.2c1.2 0 1.2 2 0 2H4.8c1.2 0 1.2 1.8 0 1.8H-4.5L-7 3.6z",
        ElementKind.ServiceTask => "M0-2.6a2.6 2.6 0 1 0 .01 0M-1.3-7h2.6l.5 2.1 1.6.9 2-.7 1.4 2.3-1.6 1.5v1.8l1.6 1.5-1.4 2.3-2-.7-1.6.9L1.3 7h-2.6l-.5-2.1-1.6-.9-2 .7-1.4-2.3 1.6-1.5V-.9l-1.6-1.5 1.4-2.3 2 .7 1.6-.9z",
        ElementKind.SendTask or ElementKind.ReceiveTask => "M-7-4.8H7V4.8H-7zM-7-4.8 0 .8 7-4.8",
        ElementKind.BusinessRuleTask => "M-7-5.5H7v11H-7zM-7-2H7M-7 1.8H7M-3-2v7.5",
        ElementKind.CallActivity or ElementKind.SubProcess => "M-5.5-5.5h11v11h-11zM0-3.2V3.2M-3.2 0H3.2",
        ElementKind.ExclusiveGateway => "M-6-6 6 6M6-6-6 6",
        ElementKind.ParallelGateway => "M0-9V9M-9 0H9",
        ElementKind.InclusiveGateway => "M0-8a8 8 0 1 0 .01 0",
        ElementKind.EventBasedGateway => "M0-9a9 9 0 1 0 .01 0M0-5.6 5.3-1.7 3.3 4.5h-6.6L-5.3-1.7z",
        _ => "",
    };

    public static string Of(EventType type) => type switch
    {
        EventType.Timer => "M0-9a9 9 0 1 0 .01 0M0-5.6V0L4 2.4M0-9v1.6M9 0H7.4M0 9V7.4M-9 0h1.6",
        EventType.Message => "M-8-5.4H8V5.4H-8zM-8-5.4 0 .8 8-5.4",
        EventType.Signal => "M0-8 7.6 5.6H-7.6z",
        EventType.Error => "M-7.5 7-3.4-7 2.2 1.4 7.5-7 3.4 7-2.2-1.6z",
        EventType.Escalation => "M0-8.4 6.4 7.4 0 1.4-6.4 7.4z",
        EventType.Terminate => "M0-8a8 8 0 1 0 .01 0z",
        _ => "M-7-3.2H1V-7L8 0 1 7V3.2H-7z",
    };
}
