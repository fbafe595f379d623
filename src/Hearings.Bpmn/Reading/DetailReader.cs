using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>Reads what an element carries besides its flows: event, timer, multi-instance, mappings, extension attributes.</summary>
internal sealed class DetailReader(SharedReader shared, Problems problems)
{
    public static IReadOnlyDictionary<string, string> AttributesOf(XmlTree node) => node.Attributes
        .Where(a => a.Key.Space == BpmnReader.ExtensionNamespace)
        .ToFrozenDictionary(a => a.Key.Name, a => a.Value);

    public void Read(Element element, XmlTree node)
    {
        foreach (var name in element.Attributes.Keys.Where(name => !Vocabulary.Extensions.Contains(name)))
            problems.Warn(node, "unknown-attribute", $"The extension attribute '{name}' is not known.", $"Known are {string.Join(", ", Vocabulary.Extensions.Order())}.");
        foreach (var name in new[] { "assignment", "exclusion", "due", "correlation", "collection", "outputElement" })
            if (element.Attributes.TryGetValue(name, out var text)) ExpressionOf(text, node, name);
        if (node["isForCompensation"] is "true" or "1")
            problems.Error(node, "unsupported-element", "Compensation cannot be run.", Vocabulary.Refused["compensateEventDefinition"]);
        if (node["instantiate"] is "true" or "1")
            problems.Error(node, "unsupported-element", "It cannot start the process.", "Use a start event with a message, timer or signal.");
        element.Event = EventOf(element, node);
        if (node.First(Vocabulary.Model, "multiInstanceLoopCharacteristics") is { } loop) element.MultiInstance = MultiInstanceOf(element, node, loop);
        if (node.First(Vocabulary.Model, "standardLoopCharacteristics") is { } standard && !element.IsScope)
            problems.Error(node, "unsupported-element", $"A {standard.Name} cannot be run.", Vocabulary.Refused[standard.Name]);
        element.Inputs = MappingsOf(node, "in");
        element.Outputs = MappingsOf(node, "out");
    }

    /// <summary>Parses an expression; null, with a problem, where it is not in the subset.</summary>
    public Expression? ExpressionOf(string text, XmlTree owner, string what)
    {
        try
        {
            return Expression.Parse(text);
        }
        catch (ExpressionException e)
        {
            problems.Error(owner, "expression", $"The {what} '{Shortened(text)}' cannot be used: {e.Message}.", "Write it in the FEEL subset of the README.");
            return null;
        }
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private EventDefinition? EventOf(Element element, XmlTree node)
    {
        if (element.Kind is ElementKind.ReceiveTask)
            return new EventDefinition(EventType.Message, shared.Name("message", node, "messageRef", node), Correlation: CorrelationOf(node, node));
        if (element.Kind is ElementKind.SendTask && node["messageRef"] is not null)
            return new EventDefinition(EventType.Message, shared.Name("message", node, "messageRef", node), Correlation: CorrelationOf(node, node));
        var definitions = node.Children.Where(c => c.Space == Vocabulary.Model && c.Name.EndsWith("EventDefinition", StringComparison.Ordinal)).ToArray();
        if (node.Children.Exists(c => c.Is(Vocabulary.Model, "eventDefinitionRef")))
            problems.Error(node, "unsupported-element", "An event definition outside the event cannot be run.", "Put the definition into the event.");
        if (definitions.Length == 0) return null;
        element.Refused = definitions.Length > 1 || !Vocabulary.Events.ContainsKey(definitions[0].Name);
        if (definitions.Length > 1)
        {
            problems.Error(node, "unsupported-element", "An event with several definitions cannot be run.", "Use one event for each, after an event-based gateway where one of them is to win.");
            return null;
        }
        var definition = definitions[0];
        if (!Vocabulary.Events.TryGetValue(definition.Name, out var type))
        {
            problems.Error(node, "unsupported-element", $"An event with {definition.Name} cannot be run.",
                Vocabulary.Refused.GetValueOrDefault(definition.Name, "Use an event that the README lists."));
            return null;
        }
        var throws = element.Kind is ElementKind.EndEvent or ElementKind.IntermediateThrowEvent;
        return type switch
        {
            EventType.Timer => new EventDefinition(type, Timer: TimerOf(definition, node)),
            EventType.Message => new EventDefinition(type, shared.Name("message", definition, "messageRef", node), Correlation: CorrelationOf(node, definition)),
            EventType.Signal => new EventDefinition(type, shared.Name("signal", definition, "signalRef", node)),
            EventType.Error => new EventDefinition(type, Code: shared.Code("error", definition, node, throws)),
            EventType.Escalation => new EventDefinition(type, Code: shared.Code("escalation", definition, node, throws)),
            EventType.Link => new EventDefinition(type, definition["name"] is { Length: > 0 } name ? name : node["name"]),
            _ => new EventDefinition(type),
        };
    }

    private Expression? CorrelationOf(XmlTree node, XmlTree definition) =>
        (node[BpmnReader.ExtensionNamespace, "correlation"] ?? definition[BpmnReader.ExtensionNamespace, "correlation"]) is { } text
            ? ExpressionOf(text, node, "correlation") : null;

    private Timer? TimerOf(XmlTree definition, XmlTree node)
    {
        var given = definition.Children.Where(c => c.Space == Vocabulary.Model && c.Name is "timeDate" or "timeDuration" or "timeCycle").ToArray();
        if (given is not [var value] || value.Text.Length == 0)
        {
            problems.Error(node, "timer", "A timer needs exactly one of date, duration and cycle.", "Give one, such as <timeDuration>P5D</timeDuration>.");
            return null;
        }
        var kind = value.Name switch { "timeDate" => TimerKind.Date, "timeDuration" => TimerKind.Duration, _ => TimerKind.Cycle };
        var calendar = node[BpmnReader.ExtensionNamespace, "calendar"] ?? definition[BpmnReader.ExtensionNamespace, "calendar"];
        if (Expression.IsMarked(value.Text))
            return ExpressionOf(value.Text, node, "timer") is { } expression ? new Timer(kind, null, expression, calendar) : null;
        if (Iso8601.Fits(kind, value.Text)) return new Timer(kind, value.Text, null, calendar);
        problems.Error(node, "timer", $"'{Shortened(value.Text)}' is no {kind.ToString().ToLowerInvariant()} of ISO 8601.", kind switch
        {
            TimerKind.Date => "Write a moment such as 2026-01-31T09:00:00Z, or an expression after '='.",
            TimerKind.Duration => "Write a span such as P5D or PT12H, or an expression after '='.",
            _ => "Write a cycle such as R3/PT10M or R/P1D, or an expression after '='.",
        });
        return null;
    }

    private MultiInstance? MultiInstanceOf(Element element, XmlTree node, XmlTree loop)
    {
        if (!element.IsActivity)
        {
            problems.Error(node, "multi-instance", "Only a task, sub-process or call activity can be done many times.", "Remove the marker.");
            return null;
        }
        var data = loop.First(Vocabulary.Model, "loopDataInputRef")?.Text;
        var collection = Extension("collection") ?? (data is null ? null : shared.Variable(data));
        var cardinality = loop.First(Vocabulary.Model, "loopCardinality")?.Text;
        if (collection is null == cardinality is null)
            problems.Error(node, "multi-instance", "It needs either a collection or a number of instances.", "Set h:collection to an expression that yields a list, or loopCardinality to one that yields a number.");
        var item = Extension("element") ?? loop.First(Vocabulary.Model, "inputDataItem") switch { { } i => i["name"] ?? i["id"], null => null };
        var output = Extension("outputElement") ?? loop.First(Vocabulary.Model, "outputDataItem") switch { { } o => o["name"] ?? o["id"], null => null };
        var into = Extension("outputCollection") ?? (loop.First(Vocabulary.Model, "loopDataOutputRef") is { } list ? shared.Variable(list.Text) : null);
        if (into is null != output is null)
            problems.Error(node, "multi-instance", "outputCollection and outputElement belong together.", "Set both or none.");
        return new MultiInstance(loop["isSequential"] is "true" or "1",
            collection is null ? null : ExpressionOf(collection, node, "collection"),
            cardinality is null ? null : ExpressionOf(cardinality, node, "number of instances"),
            item,
            loop.First(Vocabulary.Model, "completionCondition") is { } completion ? ExpressionOf(completion.Text, node, "completion condition") : null,
            into, output is null ? null : ExpressionOf(output, node, "output element"));

        string? Extension(string name) => node[BpmnReader.ExtensionNamespace, name] ?? loop[BpmnReader.ExtensionNamespace, name];
    }

    private ImmutableArray<Mapping> MappingsOf(XmlTree node, string name)
    {
        var mappings = ImmutableArray.CreateBuilder<Mapping>();
        foreach (var mapping in node.First(Vocabulary.Model, "extensionElements")?.All(BpmnReader.ExtensionNamespace, name) ?? [])
        {
            if (mapping["target"] is not { Length: > 0 } target || mapping["source"] is not { Length: > 0 } source)
                problems.Error(mapping, "mapping", $"A mapping '{name}' needs source and target.", $"Write <h:{name} source=\"= amount\" target=\"total\"/>.");
            else if (ExpressionOf(source, node, "mapping") is { } expression) mappings.Add(new Mapping(expression, target));
        }
        return mappings.ToImmutable();
    }
}
