using System.Collections.Immutable;

namespace Hearings.Evidence;

/// <summary>
/// A kind of file that may be handed in: the endings of its name, the type under which it is served, and the look into
/// its content that must agree with the ending. What is not listed here is refused.
/// </summary>
public sealed record FileKind(string ContentType, Func<Stream, string?> Refuse, params ImmutableArray<string> Endings)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>
    /// What is accepted, and why: the forms in which offices write, count, photograph and scan. Not accepted: programs and
    /// scripts; HTML and SVG, which run scripts when opened; documents with macros; archives, since nobody sees what is in
    /// one before opening it and several files can be handed in at once; the old binary forms of Office, whose macros
    /// cannot be told from their ending.
    /// </summary>
    public static ImmutableArray<FileKind> Accepted { get; } =
    [
        new("application/pdf", c => Content.BeginsWith(c, "%PDF-"u8), ".pdf"),
        new("image/png", c => Content.BeginsWith(c, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ".png"),
        new("image/jpeg", c => Content.BeginsWith(c, [0xFF, 0xD8, 0xFF]), ".jpg", ".jpeg"),
        new(Office + "wordprocessingml.document", c => PackedDocument.Refuse(c, "[Content_Types].xml", "word/document.xml"), ".docx"),
        new(Office + "spreadsheetml.sheet", c => PackedDocument.Refuse(c, "[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
        new(Office + "presentationml.presentation", c => PackedDocument.Refuse(c, "[Content_Types].xml", "ppt/presentation.xml"), ".pptx"),
        new("application/vnd.oasis.opendocument.text", c => PackedDocument.Refuse(c, "mimetype", "content.xml", "META-INF/manifest.xml"), ".odt"),
        new("application/vnd.oasis.opendocument.spreadsheet", c => PackedDocument.Refuse(c, "mimetype", "content.xml", "META-INF/manifest.xml"), ".ods"),
        new("text/csv; charset=utf-8", PlainText.Refuse, ".csv"),
        new("text/plain; charset=utf-8", PlainText.Refuse, ".txt"),
    ];

    /// <summary>All endings, as a file field's <c>accept</c> takes them.</summary>
    public static string AllEndings { get; } = string.Join(',', Accepted.SelectMany(k => k.Endings));

    /// <summary>The endings in words, such as "PDF, PNG, JPG".</summary>
    public static string InWords { get; } = string.Join(", ", Accepted.Select(k => k.Endings[0][1..].ToUpperInvariant()));

    /// <summary>The kind that a name's ending names and the content agrees with.</summary>
    /// <exception cref="RuleViolation">The ending is not accepted, or the content is something else.</exception>
    public static FileKind Of(string name, Stream content)
    {
        var ending = Path.GetExtension(name);
        var kind = Accepted.FirstOrDefault(k => k.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase)) ?? throw new RuleViolation("FileKind", name, InWords);
        if (kind.Refuse(content) is { } rule) throw new RuleViolation(rule, name, ending);
        return kind;
    }
}

internal static class Content
{
    /// <summary>The rule that forbids a content which does not begin like this; null where it does.</summary>
    public static string? BeginsWith(Stream content, ReadOnlySpan<byte> sign)
    {
        Span<byte> head = stackalloc byte[sign.Length];
        content.Position = 0;
        return content.ReadAtLeast(head, sign.Length, throwOnEndOfStream: false) == sign.Length && head.SequenceEqual(sign) ? null : "FileContent";
    }
}
