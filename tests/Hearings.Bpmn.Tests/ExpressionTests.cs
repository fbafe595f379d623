using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>The subset of FEEL: what each form gives, and what is refused, with the place.</summary>
public sealed class ExpressionTests
{
    private static readonly JsonObject Variables = (JsonObject)JsonNode.Parse("""
        {"x":5,"y":2.5,"name":"Абай","ok":true,"none":null,"due":"2026-12-01","tags":["a","b"],"nested":[[1,2],[3]],
         "body":{"id":7,"head":{"name":"Ержан"}},"bodies":[{"id":1,"score":80},{"id":2,"score":100}]}
        """)!;

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("-x + 1", "-4")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("1 / 0", "null")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("x = 5", "true")]
    [InlineData("x != 5", "false")]
    [InlineData("x = \"5\"", "false")]
    [InlineData("x >= 5 and y < 3", "true")]
    [InlineData("x > 5 or not(ok)", "false")]
    [InlineData("missing = null", "true")]
    [InlineData("missing > 1", "null")]
    [InlineData("missing > 1 and false", "false")]
    [InlineData("missing > 1 or true", "true")]
    [InlineData("ok and missing", "null")]
    [InlineData("not(missing)", "null")]
    [InlineData("x between 1 and 5", "true")]
    [InlineData("x between 1 and 5 and ok", "true")]
    [InlineData("x in [1..5]", "true")]
    [InlineData("x in [1..5)", "false")]
    [InlineData("x in (5..9]", "false")]
    [InlineData("x in (1, 5, 9)", "true")]
    [InlineData("x in (< 3, > 4)", "true")]
    [InlineData("x in [1, 2]", "false")]
    [InlineData("name in (\"Абай\", \"Ержан\")", "true")]
    [InlineData("if x > 3 then \"many\" else \"few\"", "\"many\"")]
    [InlineData("if missing then 1 else 2", "2")]
    [InlineData("body.head.name", "\"Ержан\"")]
    [InlineData("body.nothing.name", "null")]
    [InlineData("bodies.id", "[1,2]")]
    [InlineData("bodies[1].score", "80")]
    [InlineData("bodies[-1].score", "100")]
    [InlineData("bodies[3]", "null")]
    [InlineData("bodies[score < 100].id", "[1]")]
    [InlineData("tags[item = \"b\"]", "[\"b\"]")]
    [InlineData("count(bodies)", "2")]
    [InlineData("count([])", "0")]
    [InlineData("sum(bodies.score)", "180")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(bodies.score)", "100")]
    [InlineData("some b in bodies satisfies b.score < 100", "true")]
    [InlineData("every b in bodies satisfies b.score < 100", "false")]
    [InlineData("every b in [] satisfies b > 1", "true")]
    [InlineData("some a in [1, 2], b in [2, 3] satisfies a = b", "true")]
    [InlineData("every g in nested satisfies count(g) > 0", "true")]
    [InlineData("name + \"!\"", "\"Абай!\"")]
    [InlineData("string length(name)", "4")]
    [InlineData("contains(name, \"ба\")", "true")]
    [InlineData("starts with(name, \"А\")", "true")]
    [InlineData("ends with(name, \"я\")", "false")]
    [InlineData("list contains(tags, \"a\")", "true")]
    [InlineData("append(tags, \"c\")", "[\"a\",\"b\",\"c\"]")]
    [InlineData("string(1.50)", "\"1.5\"")]
    [InlineData("number(\"12.5\") + 1", "13.5")]
    [InlineData("date(due) < date(\"2026-12-02\")", "true")]
    [InlineData("date(due) + duration(\"P1M\")", "\"2027-01-01\"")]
    [InlineData("date(\"2026-01-31\") + @\"P1M\"", "\"2026-02-28\"")]
    [InlineData("date(\"2026-12-24\") - date(due)", "\"P23D\"")]
    [InlineData("date and time(\"2026-12-01T09:00:00+05:00\") = date and time(\"2026-12-01T04:00:00Z\")", "true")]
    [InlineData("@\"2026-12-01T09:00:00Z\" + @\"PT90M\"", "\"2026-12-01T10:30:00+00:00\"")]
    [InlineData("duration(\"P1Y2M\") > duration(\"P1Y\")", "true")]
    [InlineData("duration(\"P1DT1H\")", "\"P1DT1H\"")]
    [InlineData("date(due).weekday", "2")]
    [InlineData("{\"a\": 1, b: x}", "{\"a\":1,\"b\":5}")]
    [InlineData("= x + 1", "6")]
    [InlineData("${x + 1}", "6")]
    [InlineData("  = \"}\"  ", "\"}\"")]
    [InlineData("\"a\\\"b\\u0041\"", "\"a\\\"bA\"")]
    [InlineData("\"a\" + 1", "null")]
    [InlineData("null = false", "false")]
    [InlineData("9999999999999999999999999999 * 10", "null")]
    public void Gives(string expression, string expected)
    {
        var value = Expression.Parse(expression).Evaluate(Variables);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), value), $"{expression} gave {value?.ToJsonString() ?? "null"}");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("=", 2)]
    [InlineData("x ==  1", 3)]
    [InlineData("x && y", 3)]
    [InlineData("a || b", 3)]
    [InlineData("!x", 1)]
    [InlineData("x ? 1 : 2", 3)]
    [InlineData("'a'", 1)]
    [InlineData("\"open", 1)]
    [InlineData("1 +", 4)]
    [InlineData("(1", 3)]
    [InlineData("[1, 2", 6)]
    [InlineData("x y", 3)]
    [InlineData("now()", 1)]
    [InlineData("count()", 1)]
    [InlineData("if x then 1", 12)]
    [InlineData("for i in x return i", 1)]
    [InlineData("x in", 5)]
    [InlineData("@\"soon\"", 2)]
    [InlineData("${x", 1)]
    [InlineData("{a: 1, a: 2}", 9)]
    public void Refuses_with_the_place(string expression, int position) =>
        Assert.Equal(position, Assert.Throws<ExpressionException>(() => Expression.Parse(expression)).Position);

    [Fact]
    public void Refuses_what_is_nested_or_long_without_end()
    {
        Assert.Throws<ExpressionException>(() => Expression.Parse(new string('(', 3000) + "1" + new string(')', 900)));
        Assert.Throws<ExpressionException>(() => Expression.Parse(new string('-', 3000) + "1"));
        Assert.Throws<ExpressionException>(() => Expression.Parse(new string('1', 5000)));
        Assert.Equal(1500, (int)Expression.Parse(string.Join("+", Enumerable.Repeat("1", 1500))).Evaluate([])!);
    }
}
