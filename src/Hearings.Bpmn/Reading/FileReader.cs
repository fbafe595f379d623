using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>Reads one file: what its processes share, then each process, then the rules that hold between them.</summary>
internal sealed class FileReader(XmlTree root, HashSet<string> callable)
{
    // Some checks compare elements with each other; ten times what anyone has drawn still takes well under a second.
    private const int MaxIds = 20_000;

    private readonly Problems problems = new();
    private readonly Dictionary<string, XmlTree> ids = [];

    public ReadResult Read()
    {
        if (!root.Is(Vocabulary.Model, "definitions"))
        {
            problems.Error(root, "not-bpmn", $"The outermost element is '{root.Name}', not the definitions of BPMN 2.0.",
                $"Save the file as BPMN 2.0 XML (namespace {Vocabulary.Model}).");
            return new ReadResult(new Definitions([]), problems.Sorted());
        }
        CollectIds(root);
        if (ids.Count > MaxIds)
        {
            problems.Error(root, "too-large", $"The file has {ids.Count} elements; {MaxIds} can be read.", "Split it into processes that call each other.");
            return new ReadResult(new Definitions([]), problems.Sorted());
        }
        NoteForeign();
        var shared = new SharedReader(root, problems);
        var processes = root.All(Vocabulary.Model, "process").Where(p => !IsEmptyPool(p)).ToArray();
        if (processes.Length == 0)
            problems.Error(root, "no-process", "The file has no process with anything in it.", "Draw a process with a start event.");
        foreach (var process in processes) callable.Add(process["id"] ?? "");
        var diagram = DiagramReader.Read(root, problems);
        var definitions = new List<ProcessDefinition>();
        foreach (var process in processes)
        {
            var definition = new ProcessReader(process, shared, problems).Read(diagram);
            new Rules(definition, callable, problems).Check();
            definitions.Add(definition);
        }
        if (problems.Any) return new ReadResult(new Definitions([]), problems.Sorted());
        foreach (var definition in definitions) Wiring.Prepare(definition);
        return new ReadResult(new Definitions([.. definitions]), problems.Sorted());
    }

    // A drawn pool whose inside is not modelled is a process element without content.
    private static bool IsEmptyPool(XmlTree process) => !process.Children.Exists(c => Vocabulary.Nodes.ContainsKey(c.Name));

    private void CollectIds(XmlTree node)
    {
        if (node.Space == Vocabulary.Model && node["id"] is { } id && !ids.TryAdd(id, node))
            problems.Error(node, "duplicate-id", $"The id '{id}' is also used in line {ids[id].Line}.", "Give every element its own id.");
        foreach (var child in node.Children) CollectIds(child);
    }

    private void NoteForeign()
    {
        var first = new Dictionary<string, (XmlTree At, int Count)>();
        Walk(root);
        foreach (var (space, (at, count)) in first.OrderBy(f => f.Value.At.Line))
            problems.Note(at, "foreign-extension", $"What stands in the namespace {space} is ignored ({count} places).",
                $"Say what matters for execution in the namespace {BpmnReader.ExtensionNamespace}.");

        void Walk(XmlTree node)
        {
            if (node.Space is Vocabulary.Di) return;
            if (IsForeign(node.Space)) Count(node.Space, node);
            foreach (var ((space, _), _) in node.Attributes) if (IsForeign(space)) Count(space, node);
            foreach (var child in node.Children) Walk(child);
        }

        void Count(string space, XmlTree at) => first[space] = first.TryGetValue(space, out var seen) ? (seen.At, seen.Count + 1) : (at, 1);

        static bool IsForeign(string space) =>
            space is not ("" or Vocabulary.Model or Vocabulary.Schema or Vocabulary.Xml or BpmnReader.ExtensionNamespace);
    }
}
