using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Hearings.Search;

/// <summary>Takes the text out of a file: plain text, PDF, and the packed forms of offices. Bounded in what it reads and unpacks.</summary>
internal static partial class FileWords
{
    private const int MostPages = 500;
    private const int MostUnpacked = 64 * 1024 * 1024;

    /// <summary>Whether there may be text in such a file.</summary>
    public static bool CanRead(string contentType) => !contentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The text up to <see cref="SearchEntry.LongestText"/> characters.</summary>
    public static string Read(string contentType, Stream content, CancellationToken cancel)
    {
        var text = new StringBuilder();
        if (contentType.StartsWith("text/", StringComparison.Ordinal)) ReadPlain(content, text);
        else if (contentType == "application/pdf") ReadPdf(content, text, cancel);
        else if (CanRead(contentType)) ReadPacked(content, text, cancel);
        return Clean(text);
    }

    private static void ReadPlain(Stream content, StringBuilder text)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, leaveOpen: true);
        var buffer = new char[SearchEntry.LongestText];
        text.Append(buffer, 0, reader.ReadBlock(buffer));
    }

    private static void ReadPdf(Stream content, StringBuilder text, CancellationToken cancel)
    {
        using var pdf = PdfDocument.Open(content);
        for (var number = 1; number <= Math.Min(pdf.NumberOfPages, MostPages) && text.Length < SearchEntry.LongestText; number++)
        {
            cancel.ThrowIfCancellationRequested();
            text.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(number))).Append('\n');
        }
    }

    private static void ReadPacked(Stream content, StringBuilder text, CancellationToken cancel)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in zip.Entries.Where(e => TextPart().IsMatch(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal).Take(MostPages))
        {
            if (text.Length >= SearchEntry.LongestText) return;
            using var stream = part.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MostUnpacked });
            while (text.Length < SearchEntry.LongestText && reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (reader.NodeType == XmlNodeType.Text) text.Append(reader.Value);
                // Paragraphs, cells and shared strings end a word; runs inside a paragraph do not.
                else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" or "h" or "si" or "c" }) text.Append('\n');
            }
        }
    }

    // The database takes no zeros, and no half of a pair of surrogates.
    private static string Clean(StringBuilder text)
    {
        var all = text.ToString(0, Math.Min(text.Length, SearchEntry.LongestText));
        var clean = new StringBuilder(all.Length);
        foreach (var rune in all.EnumerateRunes())
            clean.Append(rune.Value is 0 or 0xFFFD ? " " : rune.ToString());
        return clean.ToString();
    }

    [GeneratedRegex(@"^(word/document\.xml|xl/sharedStrings\.xml|ppt/slides/slide\d+\.xml|content\.xml)$")]
    private static partial Regex TextPart();
}
