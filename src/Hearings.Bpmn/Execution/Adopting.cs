namespace Hearings.Bpmn;

internal sealed partial class Run
{
    /// <summary>
    /// Makes a state of another version at home here: what the version no longer listens for is withdrawn, what it adds
    /// begins to listen. Throws <see cref="Fault"/> where a new listener cannot be worked out.
    /// </summary>
    public void Adopt(IEnumerable<Activation> dropped, Predicate<Element> isNew)
    {
        foreach (var place in dropped) Withdraw(place);
        foreach (var place in places.ToArray())
        {
            if (place.Listens || place.Role is Role.Join or Role.Choice or Role.Stuck) continue;
            var element = place.Element!;
            var instance = place.Role != Role.Body && element.MultiInstance is not null;
            var wanted = instance ? [] : Array.FindAll(element.Listeners, isNew);
            // An interrupting event sub-process that has begun listens no more, nor do those beside it.
            var inside = place.Role is Role.Process or Role.Scope && !IsInterrupted(place)
                ? [.. element.EventSubProcesses.Select(e => e.Start!).Where(s => s.Event!.Type is EventType.Timer or EventType.Message or EventType.Signal && isNew(s))] : Array.Empty<Element>();
            Listen(place, Prepare(wanted, place.Id, null));
            Listen(place, Prepare(inside, place.Id, null));
        }
        Drain();
    }

    private bool IsInterrupted(Activation scope) =>
        places.Exists(p => p.Parent == scope.Id && p is { Role: Role.Scope, Element: { Kind: ElementKind.EventSubProcess, Start.Interrupting: true } });
}
