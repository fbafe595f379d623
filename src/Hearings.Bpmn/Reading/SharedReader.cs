namespace Hearings.Bpmn;

/// <summary>The messages, signals, errors and escalations that the processes of a file refer to (BPMN 2.0.2, 8.2.1 RootElement).</summary>
internal sealed class SharedReader
{
    private readonly Dictionary<(string Kind, string Id), XmlTree> byId = [];
    private readonly Dictionary<string, string> data = [];
    private readonly Problems problems;

    public SharedReader(XmlTree root, Problems problems)
    {
        this.problems = problems;
        foreach (var child in root.Children)
            if (child.Space == Vocabulary.Model && child["id"] is { } id) byId.TryAdd((child.Name, id), child);
        CollectData(root);
    }

    private void CollectData(XmlTree node)
    {
        if (node.Name is "dataObject" or "dataObjectReference" or "dataInput" or "dataOutput" or "property" && node["id"] is { } id && node["name"] is { Length: > 0 } name)
            data.TryAdd(id, name);
        foreach (var child in node.Children) CollectData(child);
    }

    /// <summary>The variable that a reference to a data object means: its name, or the reference itself.</summary>
    public string Variable(string reference) => data.GetValueOrDefault(reference, reference);

    /// <summary>The name that a message or signal goes by; null, with a problem, where it is not there.</summary>
    public string? Name(string kind, XmlTree at, string attribute, XmlTree owner) =>
        Find(kind, at, attribute, owner, required: true) is { } found ? found["name"] is { Length: > 0 } name ? name : found["id"] : null;

    /// <summary>The code of an error or escalation. Where none is referred to, a catching event catches every one (null).</summary>
    public string? Code(string kind, XmlTree at, XmlTree owner, bool throws)
    {
        if (Find(kind, at, kind + "Ref", owner, required: throws) is not { } found) return null;
        return found[kind + "Code"] is { Length: > 0 } code ? code : found["name"] is { Length: > 0 } name ? name : found["id"];
    }

    private XmlTree? Find(string kind, XmlTree at, string attribute, XmlTree owner, bool required)
    {
        if (at[attribute] is not { Length: > 0 } reference)
        {
            if (required)
                problems.Error(owner, $"{kind}-reference", $"It refers to no {kind}.", $"Set {attribute} to the id of a {kind} of the file.");
            return null;
        }
        // References are qualified names; a prefix says where the definitions come from, which is this file.
        var id = reference[(reference.IndexOf(':') + 1)..];
        if (byId.TryGetValue((kind, id), out var found)) return found;
        problems.Error(owner, $"{kind}-reference", $"There is no {kind} with the id '{reference}'.",
            $"Add <{kind} id=\"{id}\" …/> to the definitions, or correct {attribute}.");
        return null;
    }
}
