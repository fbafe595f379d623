using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>
/// Plays every file of Traces/ and compares what happened with what is written beside it: NAME.trace holds, after a
/// title, steps (<c>&gt; …</c>), what each makes happen, and how things stand at the end (<c>= …</c>). On the way every
/// state must survive its document, and no token may be named twice.
/// </summary>
public sealed class TraceTests
{
    public static TheoryData<string> Names =>
        new(Directory.GetFiles(Folder, "*.trace").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    private static string Folder => Path.Combine(Files.Root, "tests", "Hearings.Bpmn.Tests", "Traces");

    [Fact]
    public void There_are_at_least_sixty_and_each_has_its_process() =>
        Assert.Equal(Directory.GetFiles(Folder, "*.bpmn").Length, Names.Count(n => File.Exists(Path.Combine(Folder, n + ".bpmn")) && Names.Count >= 60));

    [Theory]
    [MemberData(nameof(Names))]
    public void Happens_as_written(string name)
    {
        var written = File.ReadAllText(Path.Combine(Folder, name + ".trace"));
        var definitions = BpmnReader.Load(File.ReadAllText(Path.Combine(Folder, name + ".bpmn")));
        Assert.Equal(written, Play(definitions, written));
    }

    private static string Play(Definitions definitions, string written)
    {
        var lines = written.Split('\n');
        var steps = lines.Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..]).ToArray();
        var hold = steps[0].StartsWith("start held", StringComparison.Ordinal);
        var brace = steps[0].IndexOf('{');
        var variables = brace < 0 ? [] : (JsonObject)JsonNode.Parse(steps[0][brace..])!;
        var text = new StringBuilder().Append(lines[0]).Append('\n');
        var rehearsal = new Rehearsal(definitions, definitions.Main, variables, hold,
            line => text.Append(line.Event.ToString().ToLowerInvariant()).Append(' ').Append(line.Element).Append(' ').Append(line.N).Append('\n'),
            Survives);
        foreach (var step in steps)
        {
            text.Append("> ").Append(step).Append('\n');
            try
            {
                if (step == steps[0]) rehearsal.Start(); else rehearsal.Take(step);
            }
            catch (ProcessException e)
            {
                text.Append("! ").Append(e.Message).Append('\n');
            }
        }
        return text.Append("= ").Append(rehearsal.State).Append(rehearsal.Waiting.IsEmpty ? "" : " at " + string.Join(", ", rehearsal.Waiting))
            .Append(' ').Append(rehearsal.Variables.ToJsonString()).Append('\n').ToString();
    }

    private static void Survives(ProcessState state)
    {
        var document = state.ToJson();
        Assert.Equal(document, ProcessState.Parse(document).ToJson());
        var tokens = state.Places.Select(p => p.Token).ToArray();
        Assert.Equal(tokens.Length, tokens.Distinct().Count());
    }
}
