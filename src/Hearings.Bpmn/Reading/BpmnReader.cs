using System.Collections.Immutable;
using System.Xml;

namespace Hearings.Bpmn;

/// <summary>Reads BPMN 2.0 XML (BPMN 2.0.2, 15 Exchange Formats) and says everything that keeps it from being run faithfully.</summary>
public static class BpmnReader
{
    /// <summary>The namespace of the attributes and elements that this library adds to BPMN.</summary>
    public const string ExtensionNamespace = "urn:hearings:bpmn:1";

    /// <summary>
    /// Reads a file and finds all problems in one pass. <paramref name="callable"/> names the processes outside the file
    /// that a call activity may run.
    /// </summary>
    public static ReadResult Read(string xml, IEnumerable<string>? callable = null)
    {
        using var text = new StringReader(xml);
        return Read(() => XmlTree.Read(text), callable);
    }

    /// <inheritdoc cref="Read(string, IEnumerable{string}?)"/>
    public static ReadResult Read(Stream xml, IEnumerable<string>? callable = null) => Read(() => XmlTree.Read(xml), callable);

    /// <summary>Reads a file that must be sound; throws <see cref="BpmnException"/> with every problem otherwise.</summary>
    public static Definitions Load(string xml, IEnumerable<string>? callable = null) => OrThrow(Read(xml, callable));

    /// <inheritdoc cref="Load(string, IEnumerable{string}?)"/>
    public static Definitions Load(Stream xml, IEnumerable<string>? callable = null) => OrThrow(Read(xml, callable));

    /// <summary>The ids of the processes of a file, without checking them; empty where it is no BPMN.</summary>
    public static IReadOnlyList<string> ProcessIds(string xml)
    {
        try
        {
            using var text = new StringReader(xml);
            return [.. XmlTree.Read(text).All(Vocabulary.Model, "process").Select(p => p["id"]).OfType<string>()];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static Definitions OrThrow(ReadResult result) => result.Ok ? result.Definitions : throw new BpmnException(result.Problems);

    private static ReadResult Read(Func<XmlTree> open, IEnumerable<string>? callable)
    {
        try
        {
            return new FileReader(open(), [.. callable ?? []]).Read();
        }
        catch (XmlException e)
        {
            var problem = new Problem(Severity.Error, Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition), "", "xml",
                e.Message, "The file must be well-formed XML without a DTD, of bounded size and depth.");
            return new ReadResult(new Definitions([]), [problem]);
        }
    }
}
