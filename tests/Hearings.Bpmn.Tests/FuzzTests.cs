using System.Diagnostics;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>Damaged files, expressions and states never crash the library or make it hang.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Sources =
    [
        .. Directory.GetFiles(Path.Combine(Files.Root, "tests", "Hearings.Bpmn.Tests", "Traces"), "*.bpmn").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        File.ReadAllText(Files.Version("hearing-case-1.bpmn")),
    ];

    [Property(MaxTest = 1500)]
    public void Damaged_file_is_refused_or_runs(int seed)
    {
        var random = new Random(seed);
        var xml = Damaged(Sources[random.Next(Sources.Length)], random);
        var clock = Stopwatch.StartNew();
        var result = BpmnReader.Read(xml);
        if (result.Ok)
        {
            foreach (var process in result.Definitions.Processes) Soundness.Check(process);
            Start(result.Definitions.Main);
        }
        else Assert.All(result.Problems, p => Assert.True(p.Line >= 1 && p.Message.Length > 0));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    [Property(MaxTest = 2000)]
    public void Damaged_expression_is_refused_or_gives_a_value(int seed)
    {
        var random = new Random(seed);
        var text = Damaged("if x in (1, [2..3), < 4) and count(a.b[item > 1]) >= 2 or not(date(\"2026-01-31\") + @\"P1M\" = null) then {k: [1, \"a\"]} else some v in l satisfies v between 1 and -2", random);
        try
        {
            Expression.Parse(text).Evaluate(new JsonObject { ["x"] = random.Next(), ["a"] = new JsonObject { ["b"] = new JsonArray(1, 2) }, ["l"] = "text" });
        }
        catch (ExpressionException e)
        {
            Assert.InRange(e.Position, 1, text.Length + 1);
        }
    }

    [Property(MaxTest = 1000)]
    public void Damaged_state_is_refused_or_read(int seed)
    {
        var random = new Random(seed);
        var definition = BpmnReader.Load(Sources[^1]).Main;
        var text = Damaged(Interpreter.Start(definition, new JsonObject { ["explanationTerm"] = "P5D" }).State.ToJson(), random);
        try
        {
            Interpreter.Advance(definition, ProcessState.Parse(text), new Trigger.TaskCompleted("explain:1"));
        }
        catch (Exception e) when (e is FormatException or ProcessException)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static void Start(ProcessDefinition definition)
    {
        try
        {
            Interpreter.Start(definition, new JsonObject { ["list"] = new JsonArray(1, 2), ["x"] = 3, ["n"] = 1 });
        }
        catch (ProcessException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static string Damaged(string text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0 && text.Length > 4; i--)
        {
            var at = random.Next(text.Length - 2);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
                2 => text.Remove(at, 1).Insert(at, ((char)random.Next(1, 0x500)).ToString()),
                // Swap two quoted values: well-formed, but wrong in meaning.
                3 or 4 => Swapped(text, random),
                _ => text.Insert(at, "<>&\"'=/{}[]()1"[random.Next(14)].ToString()),
            };
        }
        return text;
    }

    private static string Swapped(string text, Random random)
    {
        var quotes = Enumerable.Range(0, text.Length).Where(i => text[i] == '"').ToArray();
        if (quotes.Length < 4) return text;
        var (a, b) = (random.Next(quotes.Length / 2) * 2, random.Next(quotes.Length / 2) * 2);
        if (a == b) return text;
        if (a > b) (a, b) = (b, a);
        var first = text[quotes[a]..(quotes[a + 1] + 1)];
        var second = text[quotes[b]..(quotes[b + 1] + 1)];
        return text[..quotes[a]] + second + text[(quotes[a + 1] + 1)..quotes[b]] + first + text[(quotes[b + 1] + 1)..];
    }
}
