using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>The procedure of a body's part in a recommendation, from the file that the program runs.</summary>
public sealed class RemediationTests
{
    private static readonly string Xml = File.ReadAllText(Files.Workflow("remediation.bpmn"));
    private static readonly Definitions Read = BpmnReader.Load(Xml);

    [Fact]
    public void File_has_no_problems_at_all() => Assert.Empty(BpmnReader.Read(Xml).Problems);

    [Fact]
    public void Every_path_is_proved_to_reach_an_end()
    {
        var soundness = Soundness.Check(Read.Main);
        Assert.True(soundness.Complete);
        Assert.Empty(soundness.Problems);
    }

    [Fact]
    public void Everything_is_drawn_and_named_in_three_languages()
    {
        foreach (var element in Read.Main.Elements.Values)
        {
            Assert.Contains(element.Id, Read.Main.Diagram.Shapes.Keys);
            Assert.NotEqual(element.Name, element.NameIn("kk"));
            Assert.NotEqual(element.Name, element.NameIn("ru"));
        }
        Assert.All(Read.Main.Flows, flow => Assert.Contains(flow.Id, Read.Main.Diagram.Edges.Keys));
    }

    [Theory]
    [InlineData("remedied", "complete answer {\"answer\":\"accepted\"}", "complete submit", "complete verify {\"verdict\":\"accept\"}",
        "complete confirm-acceptance {\"confirmed\":true,\"result\":\"remedied\"}")]
    [InlineData("remedied", "complete answer {\"answer\":\"refused\"}", "complete consider {\"decision\":\"insist\"}", "complete submit",
        "complete verify {\"verdict\":\"return\",\"dueOn\":\"2026-05-04\"}", "complete submit", "complete verify {\"verdict\":\"accept\"}",
        "complete confirm-acceptance {\"confirmed\":false}", "complete verify {\"verdict\":\"accept\"}",
        "complete confirm-acceptance {\"confirmed\":true,\"result\":\"remedied\"}")]
    [InlineData("released", "complete answer {\"answer\":\"refused\"}", "complete consider {\"decision\":\"release\",\"result\":\"released\"}")]
    [InlineData("unremedied", "complete answer {\"answer\":\"in-part\"}", "complete submit", "complete verify {\"verdict\":\"reject\",\"result\":\"unremedied\"}")]
    [InlineData("released", "timer answer-overdue", "message refused-late {\"answer\":\"refused\"}", "complete consider {\"decision\":\"release\",\"result\":\"released\"}")]
    [InlineData("withdrawn", "complete answer {\"answer\":\"accepted\"}", "message withdrawn {\"result\":\"withdrawn\"}")]
    [InlineData("unremedied", "complete answer {\"answer\":\"accepted\"}", "timer deadline-missed", "timer pause",
        "complete confirm-next-step {\"step\":\"reminder\",\"confirmed\":true}", "timer pause",
        "complete confirm-next-step {\"step\":\"letter\",\"confirmed\":false}", "timer pause",
        "complete confirm-next-step {\"step\":\"agenda-item\",\"confirmed\":true,\"result\":\"unremedied\"}")]
    public void Every_way_ends_as_it_should(string result, params string[] steps)
    {
        var rehearsal = Begin();
        foreach (var step in steps) rehearsal.Take(step);
        Assert.Equal("completed", rehearsal.State);
        Assert.Equal(result, (string?)rehearsal.Variables["result"]);
    }

    [Fact]
    public void More_time_asks_for_the_evidence_anew_and_stops_what_the_missed_date_set_going()
    {
        var rehearsal = Begin();
        rehearsal.Take("complete answer {\"answer\":\"accepted\"}");
        rehearsal.Take("message extension-asked");
        rehearsal.Take("complete decide-extension {\"granted\":false}");
        Assert.Equal(["submit"], rehearsal.Waiting);
        rehearsal.Take("message extension-asked");
        rehearsal.Take("timer deadline-missed");
        rehearsal.Take("timer pause");
        Assert.Equal(["confirm-next-step", "decide-extension", "submit"], rehearsal.Waiting);
        rehearsal.Take("complete decide-extension {\"granted\":true,\"dueOn\":\"2026-05-04\"}");
        Assert.Equal(["submit"], rehearsal.Waiting);
        Assert.Equal("2026-05-04", (string?)rehearsal.Variables["dueOn"]);
    }

    [Fact]
    public void Evidence_ends_the_steps_after_a_missed_date()
    {
        var rehearsal = Begin();
        foreach (var step in (string[])["complete answer {\"answer\":\"accepted\"}", "timer deadline-missed", "timer pause", "complete submit"]) rehearsal.Take(step);
        Assert.Equal(["verify"], rehearsal.Waiting);
    }

    [Fact]
    public void The_last_step_dismissed_leaves_the_evidence_asked()
    {
        var rehearsal = Begin();
        foreach (var step in (string[])["complete answer {\"answer\":\"accepted\"}", "timer deadline-missed", "timer pause",
            "complete confirm-next-step {\"step\":\"agenda-item\",\"confirmed\":false}"]) rehearsal.Take(step);
        Assert.Equal(["submit"], rehearsal.Waiting);
    }

    private static Rehearsal Begin()
    {
        var rehearsal = new Rehearsal(Read, Read.Main, new JsonObject
        {
            ["subjectId"] = "a-1", ["dueOn"] = "2026-04-06", ["answerTerm"] = "P5D", ["escalationPause"] = "P3D", ["result"] = "open",
        }, holdServices: false, _ => { });
        rehearsal.Start();
        return rehearsal;
    }
}
