using Hearings.Bodies;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class BodiesFileTests
{
    [Fact]
    public void A_row_becomes_a_body_with_open_ends_where_a_date_is_unknown()
    {
        var content = Csv.Bodies("OLD,Ескі,Старый,Old,ministry,old,,2022/2023,NEW;OTHER,partly,a note\nNEW,Жаңа,,,akimat_city,,2022-06,,,no,\nOTHER,,,Other,place,,2022-06-08,,,,\n");

        Assert.Empty(content.Problems);
        var old = content.Bodies[0];
        Assert.Equal((BodyKind.Ministry, "old", "partly", "a note"), (old.Kind, old.Slug, old.NamesVerified, old.Note));
        Assert.Equal(["NEW", "OTHER"], old.Successors);
        Assert.True(old.ExistsOn(new DateOnly(1999, 1, 1)));
        Assert.True(old.ExistsOn(new DateOnly(2023, 12, 31)));
        Assert.False(old.ExistsOn(new DateOnly(2024, 1, 1)));
        Assert.Equal(BodyKind.AkimatCity, content.Bodies[1].Kind);
        Assert.False(content.Bodies[1].ExistsOn(new DateOnly(2022, 5, 31)));
        Assert.True(content.Bodies[1].ExistsOn(new DateOnly(2022, 6, 1)));
    }

    [Fact]
    public void Every_fault_is_listed_in_one_pass()
    {
        var content = Csv.Bodies("A,Аты,,,ministry,,2022-13,,,,\nA,Аты,,,duchy,,,,,,\n,,,,agency,,,,,,\nC,Аты,,,agency,,2024,2022/2023,ZZ,,\n");

        Assert.Equal(
            [
                "bodies.csv:2:7: valid_from: \"2022-13\" is not a date such as 2022-06-08, 2022-06, 2022 or 2022/2023.",
                "bodies.csv:3:1: code: the body \"A\" is already on line 2.",
                "bodies.csv:3:5: kind: \"duchy\" is none of: ministry, agency, akimat_region, akimat_city, place.",
                "bodies.csv:4:1: code: empty; a value is needed.",
                "bodies.csv:4:2: name_kk: the body has no name in any language.",
                "bodies.csv:5:8: valid_to: the body ends (2022/2023) before it begins (2024).",
                "bodies.csv:5:9: successor: there is no body with the code \"ZZ\".",
            ],
            content.Lines());
    }

    [Theory]
    [InlineData("2022-06-08", "2022-06-08", "2022-06-08")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2022", "2022-01-01", "2022-12-31")]
    [InlineData("2022/2023", "2022-01-01", "2023-12-31")]
    public void An_approximate_date_keeps_its_form(string text, string first, string last)
    {
        var date = ApproximateDate.Parse(text)!.Value;

        Assert.Equal((DateOnly.Parse(first, null), DateOnly.Parse(last, null), text), (date.First, date.Last, date.ToString()));
    }

    [Theory]
    [InlineData("2023/2022")]
    [InlineData("2022/")]
    [InlineData("06.2022")]
    [InlineData("2022/2023/2024")]
    [InlineData("soon")]
    public void Other_forms_are_refused(string text) => Assert.Null(ApproximateDate.Parse(text));
}
