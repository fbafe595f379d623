using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

internal sealed partial class Run
{
    /// <summary>What is visible at a place: its own variables, then those of each scope around it.</summary>
    private sealed class Visible(Run run, int place, Context? own) : Names
    {
        public override bool TryGet(string name, out object? value)
        {
            if (own is not null && own.TryGet(name, out value)) return true;
            for (var id = place; id >= 0;)
            {
                var at = run.Get(id);
                if (at.Variables is { } variables && variables.TryGet(name, out value)) return true;
                if (at.Rounds is { } rounds && Counter(rounds, name) is { } count) { value = (decimal)count; return true; }
                id = at.Parent;
            }
            value = null;
            return false;
        }

        // The attributes that the standard gives a multi-instance (Table 10.30), and the short names that engines use.
        private static int? Counter(Rounds rounds, string name) => name switch
        {
            "numberOfInstances" or "nrOfInstances" => rounds.Total,
            "numberOfActiveInstances" or "nrOfActiveInstances" => rounds.Begun - rounds.Done - rounds.Terminated,
            "numberOfCompletedInstances" or "nrOfCompletedInstances" => rounds.Done,
            "numberOfTerminatedInstances" or "nrOfTerminatedInstances" => rounds.Terminated,
            _ => null,
        };
    }

    private Visible NamesAt(int place, Context? own = null) => new(this, place, own);

    /// <summary>All variables visible at a place as one JSON object; the inner hides the outer of the same name.</summary>
    private JsonObject AllAt(int place)
    {
        var all = Context.Empty;
        for (var id = place; id >= 0;)
        {
            var at = Get(id);
            if (at.Variables is { } variables) all = variables.With(all);
            id = at.Parent;
        }
        return Json.ObjectOf(all);
    }

    /// <summary>
    /// Sets variables from a place: each where it already exists, looking outward; a new one in the nearest scope.
    /// </summary>
    private void Assign(int place, Context values)
    {
        if (values.Count == 0) return;
        var nearest = place;
        while (Get(nearest).Variables is null) nearest = Get(nearest).Parent;
        if (nearest == 0)
        {
            places[0] = places[0] with { Variables = places[0].Variables!.With(values) };
            return;
        }
        for (var i = 0; i < values.Count; i++)
        {
            var target = Get(nearest);
            for (var id = nearest; id >= 0;)
            {
                var at = Get(id);
                if (at.Variables is { } variables && variables.Has(values.Keys[i])) { target = at; break; }
                id = at.Parent;
            }
            Replace(target with { Variables = target.Variables!.With(values.Keys[i], values.Values[i]) });
        }
    }

    private static Context Mapped(IEnumerable<Mapping> mappings, Names names)
    {
        var result = Context.Empty;
        foreach (var mapping in mappings) result = result.With(mapping.Target, Values.Stored(mapping.Source.Evaluate(names)));
        return result;
    }

    private static bool Holds(Expression condition, Names names, string what) => condition.Evaluate(names) switch
    {
        bool holds => holds,
        null => false,
        var other => throw new Fault($"The {what} '{condition.Text}' gives {Values.Text(other)}, which is neither true nor false."),
    };
}
