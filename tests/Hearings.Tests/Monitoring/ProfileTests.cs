using Hearings.Import;
using Hearings.Monitoring;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class ProfileTests
{
    private const string Good = """
        { "scores": { "body": "org", "indicator": "what", "year": "year", "language": { "constant": "kk" },
          "measurements": [ { "column": "fresh", "dimension": "currency" }, { "column": "full", "dimension": "completeness" } ],
          "values": { "Yes": 100, "No": 0, "Partly": 50, "Unsure": null } } }
        """;

    private static ImportContent Read(string profile, string scores, int year = 2026) =>
        new ImportFiles(null, Csv.File("s.csv", scores), Csv.File("p.json", profile)).Read(year, new HashSet<string> { "A" });

    [Fact]
    public void One_row_gives_several_measurements_and_words_become_values()
    {
        var content = Read(Good, "org;what;year;fresh;full;ignored\nA;map;2026;YES;Unsure;7\nA;map;2025;No;No;7\nA;law;2026;Partly;no;7\n");

        Assert.Empty(content.Problems);
        Assert.Equal((2, 1), (content.Scores!.Rows, content.Scores.OtherYears));
        Assert.Equal(
            [
                new("A", "map.fresh", Dimension.Currency, Language.Kk, 100, null, null),
                new("A", "map.full", Dimension.Completeness, Language.Kk, null, null, null),
                new("A", "law.fresh", Dimension.Currency, Language.Kk, 50, null, null),
                new("A", "law.full", Dimension.Completeness, Language.Kk, 0, null, null),
            ],
            content.Scores.Measurements);
    }

    [Fact]
    public void An_unknown_word_a_wrong_year_and_a_differing_repeat_are_problems()
    {
        var content = Read(Good, "org,what,year,fresh,full\nA,map,2026,Yes,Perhaps\nA,law,MMXXVI,Yes,Yes\nA,tax,2026,Yes,Yes\nA,tax,2026,Yes,No\n");

        Assert.Equal(
            [
                "s.csv:2:5: full: \"Perhaps\" is none of: Yes, No, Partly, Unsure.",
                "s.csv:3:3: year: \"MMXXVI\" is not a year.",
                "s.csv:5:5: full: the row repeats line 4 with another value.",
            ],
            content.Lines());
    }

    [Fact]
    public void A_file_without_a_row_of_the_year_is_refused()
    {
        var content = Read(Good, "org,what,year,fresh,full\nA,map,2026,Yes,Yes\n", 2014);

        Assert.Equal(["s.csv:2:1: No row of the file is of the year 2014."], content.Lines());
    }

    [Theory]
    [InlineData("{ \"scores\": { \"body\": \"b\", \"indicator\": \"i\",\n \"colour\": \"c\" } }", 2, "scores.colour")]
    [InlineData("{ \"bodies\": { \"code\": \"c\" } }", 1, "bodies")]
    [InlineData("{ \"bodies\": { \"code\": 7, \"kind\": \"k\" } }", 1, "bodies.code")]
    [InlineData("{ \"scores\": { \"body\": \"b\", \"indicator\": \"i\" } }", 1, "scores.measurements")]
    [InlineData("{ \"scores\": { \"body\": \"b\", \"indicator\": \"i\", \"value\": \"v\", \"dimension\": \"d\", \"values\": { \"Yes\": 101 } } }", 1, "scores.values.Yes")]
    [InlineData("{ \"scores\": { \"body\": \"b\", \"indicator\": \"i\", \"measurements\": [ { \"column\": \"c\", \"dimension\": \"width\" } ] } }", 1, "scores.measurements[0].dimension")]
    [InlineData("{ \"bodies\": { \"code\": { \"column\": \"a\", \"constant\": \"b\" }, \"kind\": \"k\" } }", 1, "bodies.code")]
    [InlineData("{\n \"scores\": \n", 3, "scores")]
    [InlineData("null", 1, "$")]
    public void A_wrong_profile_is_refused_by_the_key_that_is_wrong(string profile, int line, string key)
    {
        var content = Read(profile, "b,i\nA,i\n");

        var problem = Assert.Single(content.Problems);
        Assert.Equal(("p.json", line), (problem.File, problem.Line));
        Assert.StartsWith(key, (string)problem.Arguments[0]!, StringComparison.Ordinal);
    }
}
