using System.Text;
using System.Xml;

namespace Hearings.Bpmn;

/// <summary>An element of the file with its place. Prefixes are resolved; comments and processing instructions are gone.</summary>
internal sealed class XmlTree(string space, string name, int line, int column)
{
    // Far above any real process, low enough that a hostile file is refused early.
    public const long MaxCharacters = 16 * 1024 * 1024;
    public const int MaxDepth = 64;

    private Dictionary<(string Space, string Name), string>? attributes;
    private StringBuilder? text;

    public string Space { get; } = space;
    public string Name { get; } = name;
    public int Line { get; } = line;
    public int Column { get; } = column;
    public List<XmlTree> Children { get; } = [];
    public string Text => text?.ToString().Trim() ?? "";
    public IEnumerable<KeyValuePair<(string Space, string Name), string>> Attributes => attributes ?? [];

    /// <summary>An attribute of this name without namespace, or null.</summary>
    public string? this[string name] => attributes?.GetValueOrDefault(("", name));
    public string? this[string space, string name] => attributes?.GetValueOrDefault((space, name));
    public bool Is(string space, string name) => Space == space && Name == name;

    public IEnumerable<XmlTree> All(string space, string name) => Children.Where(c => c.Is(space, name));
    public XmlTree? First(string space, string name) => Children.Find(c => c.Is(space, name));

    /// <summary>Reads a document; throws <see cref="XmlException"/> for what is not well formed, too large or too deep.</summary>
    public static XmlTree Read(TextReader input) => Read(settings => XmlReader.Create(input, settings));
    public static XmlTree Read(Stream input) => Read(settings => XmlReader.Create(input, settings));

    private static XmlTree Read(Func<XmlReaderSettings, XmlReader> open)
    {
        using var reader = open(new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var position = (IXmlLineInfo)reader;
        var ancestors = new Stack<XmlTree>();
        XmlTree? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MaxDepth)
                        throw new XmlException($"Elements are nested more than {MaxDepth} deep.", null, position.LineNumber, position.LinePosition);
                    // The position points at the name; a person looks for the bracket before it.
                    var node = new XmlTree(reader.NamespaceURI, reader.LocalName, position.LineNumber, Math.Max(1, position.LinePosition - 1));
                    if (ancestors.TryPeek(out var parent)) parent.Children.Add(node);
                    root ??= node;
                    var empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                        if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                            (node.attributes ??= [])[(reader.NamespaceURI, reader.LocalName)] = reader.Value;
                    if (!empty) ancestors.Push(node);
                    break;
                case XmlNodeType.EndElement:
                    ancestors.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    (ancestors.Peek().text ??= new StringBuilder()).Append(reader.Value);
                    break;
            }
        }
        return root!;
    }
}
