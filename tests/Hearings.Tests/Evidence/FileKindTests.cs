using System.Text;
using Hearings.Evidence;
using Xunit;

namespace Hearings.Tests.Evidence;

public sealed class FileKindTests
{
    public static TheoryData<string, byte[]> Accepted => new()
    {
        { "a.pdf", TestFiles.Pdf() },
        { "A.PDF", TestFiles.Pdf() },
        { "a.png", TestFiles.Png },
        { "a.jpeg", TestFiles.Jpeg },
        { "a.docx", TestFiles.Docx() },
        { "a.xlsx", TestFiles.Packed("[Content_Types].xml", "xl/workbook.xml") },
        { "a.odt", TestFiles.Packed("mimetype", "content.xml", "META-INF/manifest.xml") },
        { "a.txt", TestFiles.Text("Қазақша мәтін\r\n\tи русский") },
        { "a.csv", [0xEF, 0xBB, 0xBF, .. TestFiles.Text("a;b\n1;2\n")] },
        // A letter of two bytes across the border of two buffers.
        { "long.txt", [.. TestFiles.Text(new string('a', (64 * 1024) - 1)), .. TestFiles.Text("ққ")] },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.exe", [0x4D, 0x5A, 0x90], "FileKind" },
        { "a.html", TestFiles.Text("<html>"), "FileKind" },
        { "a.svg", TestFiles.Text("<svg>"), "FileKind" },
        { "a.zip", TestFiles.Packed("a"), "FileKind" },
        { "a", TestFiles.Pdf(), "FileKind" },
        { "a.pdf.exe", TestFiles.Pdf(), "FileKind" },
        { "a.pdf", [0x4D, 0x5A, 0x90], "FileContent" },
        { "a.pdf", [0x25], "FileContent" },
        { "a.png", TestFiles.Pdf(), "FileContent" },
        { "a.docx", TestFiles.Packed("a.exe"), "FileContent" },
        { "a.docx", TestFiles.Pdf(), "FileContent" },
        { "a.docx", TestFiles.Docx()[..40], "FileContent" },
        { "a.docx", TestFiles.Docx("word/vbaProject.bin"), "FileMacros" },
        { "a.xlsx", TestFiles.Docx(), "FileContent" },
        { "a.txt", TestFiles.Text("\uFEFF \n<!DOCTYPE html><p>"), "FileContent" },
        { "a.txt", TestFiles.Text("<svg onload=alert(1)>"), "FileContent" },
        { "a.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0], "FileContent" },
        { "a.csv", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "FileNotUtf8" },
        { "cut.txt", [0x61, 0xD2], "FileNotUtf8" },
        { "utf16.txt", Encoding.Unicode.GetPreamble(), "FileNotUtf8" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_kind_is_accepted_where_ending_and_content_agree(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        Assert.NotEmpty(FileKind.Of(name, stream).ContentType);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_listed_or_is_something_else_is_refused(string name, byte[] content, string rule)
    {
        using var stream = new MemoryStream(content);
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => FileKind.Of(name, stream)).Rule);
    }

    [Fact]
    public void A_list_of_parts_that_lies_about_itself_is_refused()
    {
        var bytes = TestFiles.Docx();
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        foreach (var (at, value) in ((int, byte)[])[(10, 0xFF), (11, 0xFF), (16, 0xFF), (17, 0xFF), (19, 0x7F)])
        {
            var broken = (byte[])bytes.Clone();
            broken[end + at] = value;
            using var stream = new MemoryStream(broken);
            Assert.Throws<RuleViolation>(() => FileKind.Of("a.docx", stream));
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\a\\есеп.pdf", "есеп.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    [InlineData("a\0b\r\n.pdf", "ab.pdf")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a<b>\"c\"|?.pdf", "a_b__c___.pdf")]
    [InlineData("Отчёт за 2026 год.docx", "Отчёт за 2026 год.docx")]
    public void Names_are_made_harmless(string? given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileName.Clean(new string('ә', 400) + ".docx");
        Assert.Equal(FileName.Longest, clean.Length);
        Assert.EndsWith(".docx", clean, StringComparison.Ordinal);
    }
}
