using System.Text;
using Hearings.Import;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class CsvTableTests
{
    private readonly List<Problem> _problems = [];

    private CsvTable? Read(byte[] content) => CsvTable.Read(new("f.csv", content), _problems);

    private CsvTable? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private IEnumerable<string> Problems() => _problems.Select(p => $"{p.Line}:{p.Column}:{p.Key}");

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("\uFEFFa,b\n1,2")]
    [InlineData("A , b\n 1 , 2 \n\n")]
    public void Commas_semicolons_a_byte_order_mark_and_white_space_are_all_read(string text)
    {
        var table = Read(text)!;

        Assert.Empty(_problems);
        Assert.Equal(0, table.Column("A"));
        Assert.Equal(1, table.Column("B"));
        Assert.Equal(["1", "2"], Assert.Single(table.Rows).Cells);
    }

    [Fact]
    public void Rows_know_the_line_on_which_they_begin_past_line_breaks_and_empty_lines()
    {
        var table = Read("a,b\n\n\"x\ny\",\"he said \"\"no\"\"\"\n3,4\n")!;

        Assert.Empty(_problems);
        Assert.Equal([3, 5], table.Rows.Select(r => r.Line));
        Assert.Equal(["x\ny", "he said \"no\""], table.Rows[0].Cells);
    }

    [Fact]
    public void What_is_not_utf8_is_refused_with_the_line_of_the_first_wrong_byte()
    {
        Assert.Null(Read([.. "code,name\nA,"u8, 0xCC, 0xE8, 0xED, .. "\n"u8]));
        Assert.Null(Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("code\nA")).ToArray()));
        Assert.Null(Read("code\nA\nB\0\n"));

        Assert.Equal(["2:1:Import.Encoding", "1:1:Import.Encoding", "3:1:Import.Encoding"], Problems());
    }

    [Fact]
    public void Rows_of_another_width_doubled_headers_and_stray_quotes_are_all_listed()
    {
        Read("a,b,A\n1,2\n1,2,3,4\n1,x\"y,3\n1,2,3\n");

        Assert.Equal(["1:3:Import.ColumnTwice", "2:2:Import.CellCount", "3:4:Import.CellCount", "4:1:Import.Quotes"], Problems());
    }

    [Fact]
    public void A_quotation_that_never_ends_is_a_problem_and_not_a_long_cell()
    {
        Read("a,b\n1,\"two\n3,4\n");

        Assert.Contains(_problems, p => p is { Line: 2, Key: "Import.Quotes" or "Import.CellCount" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("a,b\n")]
    public void An_empty_file_is_refused(string text)
    {
        Read(text);

        Assert.Equal("Import.NoRows", Assert.Single(_problems).Key);
    }
}
