using System.IO.Compression;
using System.Text;

namespace Hearings.Tests.Evidence;

/// <summary>Small files of every kind.</summary>
internal static class TestFiles
{
    public static byte[] Pdf(string mark = "") => Encoding.ASCII.GetBytes($"%PDF-1.7\n%{mark}\n%%EOF\n");

    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Docx(params string[] more) => Packed(["[Content_Types].xml", "word/document.xml", .. more]);

    public static byte[] Packed(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts)
            {
                using var entry = zip.CreateEntry(part).Open();
                entry.Write("<x/>"u8);
            }
        return bytes.ToArray();
    }
}
