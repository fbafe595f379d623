using Hearings.Import;
using Hearings.Monitoring;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class ScoresFileTests
{
    [Fact]
    public void A_row_becomes_a_measurement_and_an_empty_value_is_unknown()
    {
        var content = Csv.Scores("A,structure,completeness,kk,\"87,5\",https://example.kz,23.12.2021\nB,news,Currency,none,,,\n");

        Assert.Empty(content.Problems);
        Assert.Equal(
            [
                new Measured("A", "structure", Dimension.Completeness, Language.Kk, 87.5m, "https://example.kz", new DateOnly(2021, 12, 23)),
                new Measured("B", "news", Dimension.Currency, null, null, null, null),
            ],
            content.Scores!.Measurements);
    }

    [Fact]
    public void Every_fault_is_listed_in_one_pass_with_its_line_and_column()
    {
        var content = Csv.Scores("""
            A,structure,completeness,kk,101,,
            X,structure,completeness,kk,50,,
            ,structure,width,de,-1,,31.02.2021
            A,,currency,ru,many,,
            A,news,currency,ru,100,,2021-12-23T10:00:00

            """);

        Assert.Equal(
            [
                "scores.csv:2:5: value: \"101\" is not a number from 0 to 100 (at most six decimals; empty means unknown).",
                "scores.csv:3:1: body: there is no body with the code \"X\".",
                "scores.csv:4:1: body: empty; a value is needed.",
                "scores.csv:4:3: dimension: \"width\" is none of: completeness, currency.",
                "scores.csv:4:4: language: \"de\" is none of: kk, ru, en, none.",
                "scores.csv:4:7: observed_on: \"31.02.2021\" is not a date such as 2021-12-23 or 23.12.2021.",
                "scores.csv:4:5: value: \"-1\" is not a number from 0 to 100 (at most six decimals; empty means unknown).",
                "scores.csv:5:2: indicator: empty; a value is needed.",
                "scores.csv:5:5: value: \"many\" is not a number from 0 to 100 (at most six decimals; empty means unknown).",
            ],
            content.Lines());
    }

    [Fact]
    public void Identical_repeats_collapse_and_are_counted()
    {
        var content = Csv.Scores("A,i,currency,kk,100,,\nA,i,currency,kk,100.0,,\nA,i,currency,ru,100,,\nA,i,currency,kk,100,,\n");

        Assert.Empty(content.Problems);
        Assert.Equal((4, 2, 2), (content.Scores!.Rows, content.Scores.Repeats, content.Scores.Measurements.Count));
    }

    [Fact]
    public void A_repeat_that_differs_names_both_lines_and_the_column()
    {
        var content = Csv.Scores("A,i,currency,kk,100,,\nB,i,currency,kk,100,,\nA,i,currency,kk,,,\n");

        Assert.Equal(["scores.csv:4:5: value: the row repeats line 2 with another value."], content.Lines());
    }

    [Fact]
    public void A_missing_column_is_named_beside_those_that_are_there()
    {
        var content = new ImportFiles(null, Csv.File("s.csv", "Body,indicator,score\nA,i,1\n"), null).Read(2026, new HashSet<string> { "A" });

        Assert.Equal(["dimension", "language", "value"], content.Problems.Select(p => (string)p.Arguments[0]!).Order());
        Assert.All(content.Lines(), l => Assert.Contains("Columns in the file: Body, indicator, score.", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kk", "«X» коды бар орган жоқ")]
    [InlineData("ru", "органа с кодом «X» нет")]
    [InlineData("en", "there is no body with the code \"X\"")]
    public void Problems_speak_the_language_of_the_reader(string language, string expected)
    {
        var problem = Assert.Single(Csv.Scores("X,i,currency,kk,1,,\n").Problems);

        using (Languages.Use(Languages.Parse(language)!.Value))
            Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_figures_give_the_same_fingerprint_in_any_order()
    {
        const string one = "A,i,currency,kk,100,,\n", other = "B,i,currency,,50.5,u,2026-01-01\n";

        Assert.Equal(Csv.Scores(one + other).Scores!.Fingerprint(), Csv.Scores(other + one + one).Scores!.Fingerprint());
        Assert.NotEqual(Csv.Scores(one + other).Scores!.Fingerprint(), Csv.Scores(one).Scores!.Fingerprint());
    }
}
