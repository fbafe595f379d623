using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Hearings.Bpmn.Tests;

/// <summary>A block-structured process: sound by construction, whatever its parts.</summary>
public abstract record Block
{
    public sealed record Task(string Kind) : Block;
    public sealed record Wait(string Event) : Block;
    public sealed record Sequence(Block[] Parts) : Block;
    public sealed record Split(string Gateway, Block[] Ways) : Block;
    public sealed record Choice(Block First, Block Second) : Block;
    public sealed record Loop(Block Body) : Block;
    public sealed record Scope(Block Body, int Instances, bool Sequential) : Block;
    public sealed record Watched(Block Body, bool Interrupting, Block Besides) : Block;
    public sealed record Guarded(Block Body, bool Interrupting) : Block;

    /// <summary>The whole file.</summary>
    public string ToXml()
    {
        var names = 0;
        var process = new Writer(() => ++names).Scope(this);
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'><message id='m' name='m'/><signal id='g' name='g'/>"
            + "<process id='p'>" + process + "</process></definitions>";
    }

    public override string ToString() => ToXml();

    /// <summary>Writes one scope; each part says where it begins and ends.</summary>
    private sealed class Writer(Func<int> next)
    {
        private readonly StringBuilder xml = new();

        public string Scope(Block body)
        {
            var (start, end) = (Node("startEvent"), Node("endEvent"));
            var (first, last) = Add(body);
            Flow(start, first);
            Flow(last, end);
            return xml.ToString();
        }

        private (string First, string Last) Add(Block block)
        {
            switch (block)
            {
                case Task task:
                    return Single(Node(task.Kind));
                case Wait wait:
                    return Single(Node("intermediateCatchEvent", wait.Event switch
                    {
                        "timer" => "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>",
                        "signal" => "<signalEventDefinition signalRef='g'/>",
                        _ => "<messageEventDefinition messageRef='m'/>",
                    }));
                case Sequence { Parts: [] }:
                    return Single(Node("task"));
                case Sequence sequence:
                {
                    var parts = sequence.Parts.Select(Add).ToArray();
                    for (var i = 1; i < parts.Length; i++) Flow(parts[i - 1].Last, parts[i].First);
                    return (parts[0].First, parts[^1].Last);
                }
                case Split split:
                {
                    var parallel = split.Gateway == "parallelGateway";
                    var (fork, join) = (Name(), Node(split.Gateway));
                    string? other = null;
                    for (var i = 0; i < split.Ways.Length; i++)
                    {
                        var (first, last) = Add(split.Ways[i]);
                        if (i == split.Ways.Length - 1) other = Flow(fork, first); else Flow(fork, first, parallel ? null : $"choice &gt; {i}");
                        Flow(last, join);
                    }
                    Write($"<{split.Gateway} id='{fork}'{(parallel ? "" : $" default='{other}'")}/>");
                    return (fork, join);
                }
                case Choice choice:
                {
                    var (gateway, join) = (Node("eventBasedGateway"), Node("exclusiveGateway"));
                    foreach (var (what, way) in new[] { ("message", choice.First), ("timer", choice.Second) })
                    {
                        var (caught, _) = Add(new Wait(what));
                        var (first, last) = Add(way);
                        Flow(gateway, caught);
                        Flow(caught, first);
                        Flow(last, join);
                    }
                    return (gateway, join);
                }
                case Loop loop:
                {
                    var (merge, again) = (Node("exclusiveGateway"), Name());
                    // Without a place that waits it might go round for ever within one step.
                    var (first, last) = Add(new Sequence([new Task("userTask"), loop.Body]));
                    Flow(merge, first);
                    Flow(last, again);
                    Flow(again, merge, "again");
                    var after = Node("task");
                    Write($"<exclusiveGateway id='{again}' default='{Flow(again, after)}'/>");
                    return (merge, after);
                }
                case Scope scope:
                    return Single(Inside(scope.Body, scope.Instances == 1 ? "" : $"<multiInstanceLoopCharacteristics isSequential='{(scope.Sequential ? "true" : "false")}'><loopCardinality>{scope.Instances}</loopCardinality></multiInstanceLoopCharacteristics>"));
                case Watched watched:
                {
                    var (host, join) = (Inside(watched.Body, ""), Node(watched.Interrupting ? "exclusiveGateway" : "inclusiveGateway"));
                    var boundary = Name();
                    Write($"<boundaryEvent id='{boundary}' attachedToRef='{host}' cancelActivity='{(watched.Interrupting ? "true" : "false")}'><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>");
                    var (first, last) = Add(watched.Besides);
                    Flow(boundary, first);
                    Flow(host, join);
                    Flow(last, join);
                    return (host, join);
                }
                case Guarded guarded:
                    return Single(Inside(guarded.Body, "", guarded.Interrupting));
                default:
                    throw new ArgumentOutOfRangeException(nameof(block));
            }
        }

        private string Inside(Block body, string marker, bool? eventSubProcess = null)
        {
            var inner = new Writer(next).Scope(body);
            if (eventSubProcess is { } interrupting)
            {
                var (sub, start, note, end) = (Name(), Name(), Name(), Name());
                inner += $"<subProcess id='{sub}' triggeredByEvent='true'><startEvent id='{start}' isInterrupting='{(interrupting ? "true" : "false")}'><messageEventDefinition messageRef='m'/></startEvent>"
                    + $"<userTask id='{note}'/><endEvent id='{end}'/><sequenceFlow id='{start}-{note}' sourceRef='{start}' targetRef='{note}'/><sequenceFlow id='{note}-{end}' sourceRef='{note}' targetRef='{end}'/></subProcess>";
            }
            return Node("subProcess", marker + inner);
        }

        private void Write(string text) => xml.Append(text);

        private string Name() => "n" + next();

        private string Node(string kind, string content = "")
        {
            var name = Name();
            Write($"<{kind} id='{name}'>{content}</{kind}>");
            return name;
        }

        private string Flow(string from, string to, string? condition = null)
        {
            Write($"<sequenceFlow id='{from}-{to}' sourceRef='{from}' targetRef='{to}'>{(condition is null ? "" : $"<conditionExpression>{condition}</conditionExpression>")}</sequenceFlow>");
            return $"{from}-{to}";
        }

        private static (string, string) Single(string node) => (node, node);
    }
}

/// <summary>How FsCheck makes blocks, and makes a failing one smaller.</summary>
public static class BlockArbitrary
{
    public static Arbitrary<Block> Blocks() => Arb.From(Gen.Sized(size => Of(Math.Min(size, 12))), Smaller);

    private static Gen<Block> Of(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Elements("userTask", "serviceTask", "task", "manualTask").Select(k => (Block)new Block.Task(k)),
            Gen.Elements("timer", "message", "signal").Select(e => (Block)new Block.Wait(e)));
        if (size <= 1) return leaf;
        var half = Of(size / 2);
        var third = Of(size / 3);
        var flag = Gen.Elements(true, false);
        return Gen.OneOf(
            leaf,
            half.ArrayOf(2).Select(p => (Block)new Block.Sequence(p)),
            half.ArrayOf(2).Select(p => (Block)new Block.Sequence(p)),
            from kind in Gen.Elements("parallelGateway", "exclusiveGateway", "inclusiveGateway") from ways in third.ArrayOf(3) select (Block)new Block.Split(kind, ways),
            from first in half from second in half select (Block)new Block.Choice(first, second),
            half.Select(b => (Block)new Block.Loop(b)),
            from body in third from count in Gen.Choose(0, 3) from sequential in flag select (Block)new Block.Scope(body, count, sequential),
            from body in half from interrupting in flag from besides in third select (Block)new Block.Watched(body, interrupting, besides),
            from body in half from interrupting in flag select (Block)new Block.Guarded(body, interrupting));
    }

    private static IEnumerable<Block> Smaller(Block block) => block switch
    {
        Block.Sequence s => s.Parts.Concat(s.Parts.SelectMany((p, i) => Smaller(p).Select(q => (Block)new Block.Sequence([.. s.Parts[..i], q, .. s.Parts[(i + 1)..]])))),
        Block.Split s => s.Ways.Concat(s.Ways.SelectMany((p, i) => Smaller(p).Select(q => (Block)new Block.Split(s.Gateway, [.. s.Ways[..i], q, .. s.Ways[(i + 1)..]])))),
        Block.Choice c => [c.First, c.Second, .. Smaller(c.First).Select(f => new Block.Choice(f, c.Second)), .. Smaller(c.Second).Select(f => new Block.Choice(c.First, f))],
        Block.Loop l => [l.Body, .. Smaller(l.Body).Select(b => new Block.Loop(b))],
        Block.Scope s => [s.Body, .. Smaller(s.Body).Select(b => s with { Body = b })],
        Block.Watched w => [w.Body, w.Besides, .. Smaller(w.Body).Select(b => w with { Body = b }), .. Smaller(w.Besides).Select(b => w with { Besides = b })],
        Block.Guarded g => [g.Body, .. Smaller(g.Body).Select(b => g with { Body = b })],
        _ => [],
    };
}
