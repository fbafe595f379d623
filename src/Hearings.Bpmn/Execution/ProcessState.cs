namespace Hearings.Bpmn;

/// <summary>Where a running process stands.</summary>
public sealed record ProcessState;
