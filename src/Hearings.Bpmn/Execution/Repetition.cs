namespace Hearings.Bpmn;

/// <summary>Multi-instance activities (BPMN 2.0.2, 13.3.7).</summary>
internal sealed partial class Run
{
    private const int MaxInstances = 10_000;

    private void BeginRounds(Element element, int scope)
    {
        var key = element.Id + "[]";
        var n = counters[key] + 1;
        counters = counters.With(key, n);
        TryRounds(element, scope, n);
    }

    private void TryRounds(Element element, int scope, int n)
    {
        try
        {
            var loop = element.MultiInstance!;
            var names = NamesAt(scope);
            var items = loop.Collection is null ? null : Items(loop.Collection, names);
            var total = items?.Length ?? Count(loop.Cardinality!, names);
            var listeners = Prepare(element.Listeners, scope, null);
            var body = Open(new Activation
            {
                Id = nextId++, Parent = scope, Token = BodyToken(element, n), ElementId = element.Id, N = n, Role = Role.Body,
                Element = element, Rounds = new Rounds(items, total, 0, 0, 0, loop.OutputCollection is null ? null : new object?[total]),
            });
            Listen(body, listeners);
            if (total == 0) CloseRounds(body);
            else if (loop.Sequential) BeginRound(body);
            else for (var i = 0; i < total && Find(body.Id) is { } open; i++) BeginRound(open);
        }
        catch (Fault fault)
        {
            var stuck = Open(element, scope, n, Role.Stuck, null) with { Token = BodyToken(element, n) };
            Replace(stuck);
            RaiseIncident(stuck, fault.Message);
        }
    }

    private static string BodyToken(Element element, int n) => $"{element.Id}[]:{n}";

    private static object?[] Items(Expression collection, Names names) => collection.Evaluate(names) switch
    {
        object?[] { Length: <= MaxInstances } list => Array.ConvertAll(list, Values.Stored),
        var other => throw new Fault($"The collection '{collection.Text}' gives {(other is object?[] ? "more than " + MaxInstances + " items" : Values.Text(other))}, not a list."),
    };

    private static int Count(Expression cardinality, Names names) => cardinality.Evaluate(names) switch
    {
        decimal count when count >= 0 && count <= MaxInstances && decimal.Truncate(count) == count => (int)count,
        var other => throw new Fault($"The number of instances '{cardinality.Text}' gives {Values.Text(other)}, not a whole number from 0 to {MaxInstances}."),
    };

    private void BeginRound(Activation body)
    {
        var element = body.Element!;
        var rounds = body.Rounds!;
        var at = rounds.Begun;
        Replace(body with { Rounds = rounds with { Begun = at + 1 } });
        var own = Context.Empty.With("loopCounter", (decimal)(at + 1));
        if (rounds.Items is not null && element.MultiInstance!.Element is { } item) own = own.With(item, rounds.Items[at]);
        var n = Next(element);
        Traced(TraceEvent.Entered, element, n);
        Try(element, body.Id, n, own);
    }

    private void RoundDone(Activation body, Context own)
    {
        var loop = body.Element!.MultiInstance!;
        var rounds = body.Rounds! with { Done = body.Rounds!.Done + 1 };
        if (loop.OutputElement is { } output && own["loopCounter"] is decimal position)
        {
            var results = (object?[])rounds.Results!.Clone();
            results[(int)position - 1] = Values.Stored(output.Evaluate(NamesAt(body.Id, own)));
            rounds = rounds with { Results = results };
        }
        body = body with { Rounds = rounds };
        Replace(body);
        try
        {
            var complete = loop.Completion is { } completion && Holds(completion, NamesAt(body.Id, own), "completion condition");
            GoOn(body, complete);
        }
        catch (Fault fault)
        {
            RaiseIncident(body, fault.Message);
        }
    }

    private void GoOn(Activation body, bool complete)
    {
        var rounds = body.Rounds!;
        if (complete || rounds.Done == rounds.Total) CloseRounds(body);
        else if (body.Element!.MultiInstance!.Sequential && rounds.Begun == rounds.Done) BeginRound(body);
    }

    private void CloseRounds(Activation body)
    {
        var element = body.Element!;
        Cancel(body, self: false);
        if (element.MultiInstance!.OutputCollection is { } name) Assign(body.Parent, Context.Empty.With(name, body.Rounds!.Results));
        places.RemoveAt(IndexOf(body.Id));
        Pass(element, body.Parent, body.N, traced: false);
    }
}
