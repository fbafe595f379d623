using System.Buffers.Binary;
using System.Text;

namespace Hearings.Evidence;

/// <summary>
/// A document that is a ZIP of parts. Only the list of parts at its end is read, and only so far: a list made to fill the
/// memory is refused, and nothing is unpacked.
/// </summary>
internal static class PackedDocument
{
    private const int MostParts = 10_000;
    private const int LongestName = 1024;
    private static readonly string[] Macros = ["vbaProject.bin", "vbaData.xml", "Basic/script-lc.xml"];

    /// <summary>The rule that forbids the content; null where it has all these parts and no macros.</summary>
    public static string? Refuse(Stream content, params ReadOnlySpan<string> parts)
    {
        if (Content.BeginsWith(content, [0x50, 0x4B, 0x03, 0x04]) is { } rule || Names(content) is not { } names) return "FileContent";
        foreach (var part in parts)
            if (!names.Contains(part)) return "FileContent";
        return names.Any(n => Macros.Any(m => n.EndsWith(m, StringComparison.OrdinalIgnoreCase))) ? "FileMacros" : null;
    }

    private static HashSet<string>? Names(Stream content)
    {
        // End record: signature, …, number of parts at 10, place of the list at 16; a comment of up to 65,535 bytes may follow.
        var tail = new byte[(int)Math.Min(content.Length, 22 + ushort.MaxValue)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < 22) return null;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        long at = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (count > MostParts || at >= content.Length) return null;

        content.Position = at;
        var names = new HashSet<string>(StringComparer.Ordinal);
        Span<byte> head = stackalloc byte[46], name = stackalloc byte[LongestName];
        for (var i = 0; i < count; i++)
        {
            if (content.ReadAtLeast(head, 46, throwOnEndOfStream: false) < 46 || !head.StartsWith("PK\u0001\u0002"u8)) return null;
            int length = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
            if (length > LongestName || content.ReadAtLeast(name[..length], length, throwOnEndOfStream: false) < length) return null;
            names.Add(Encoding.UTF8.GetString(name[..length]));
            content.Position += BinaryPrimitives.ReadUInt16LittleEndian(head[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);
        }
        return names;
    }
}
