using System.Buffers;
using System.Text;

namespace Hearings.Evidence;

/// <summary>Text in UTF-8 and nothing else: no other encoding, no bytes of a program, no markup that a browser would run.</summary>
internal static class PlainText
{
    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml"];

    /// <summary>The rule that forbids the content; null where it is plain text.</summary>
    public static string? Refuse(Stream content)
    {
        content.Position = 0;
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (ArrayPool<byte>.Shared.Rent(64 * 1024), ArrayPool<char>.Shared.Rent(80 * 1024));
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var read = content.ReadAtLeast(bytes.AsSpan(0, 64 * 1024), 64 * 1024, throwOnEndOfStream: false);
                var text = chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0));
                if (isFirst && IsMarkup(text)) return "FileContent";
                foreach (var c in text)
                    if (c is < ' ' and not ('\t' or '\n' or '\r' or '\f')) return "FileContent";
                if (read == 0) return null;
            }
        }
        catch (DecoderFallbackException)
        {
            return "FileNotUtf8";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        var begin = text.TrimStart("\uFEFF \t\r\n");
        foreach (var mark in Markup)
            if (begin.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
