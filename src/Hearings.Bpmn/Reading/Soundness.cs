using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>
/// What a bounded search of the control flow found. <c>Markings</c> counts the distributions of tokens looked at;
/// <c>Complete</c> is whether these are all there are, so that finding nothing is a proof.
/// </summary>
public sealed record Soundness(ImmutableArray<Problem> Problems, int Markings, bool Complete)
{
    private const int MaxMarkings = 20_000;
    private const int MaxMemory = 50_000_000;

    /// <summary>
    /// Searches each scope of the process by itself, a sub-process counting as one step. It looks at the control flow
    /// only: every condition may hold or not, every event may happen. Non-interrupting events are taken to happen at most once.
    /// </summary>
    public static Soundness Check(ProcessDefinition process)
    {
        var problems = new Problems();
        var markings = 0;
        var complete = true;
        foreach (var scope in process.Elements.Values.Where(e => e.IsScope).OrderBy(e => e.Index).Prepend(process.Root))
        {
            var net = new Net(scope);
            foreach (var start in scope.Children.Where(c => c.Kind == ElementKind.StartEvent))
            {
                var search = new Search(net, start, Math.Min(MaxMarkings, MaxMemory / (net.Size + 1)));
                search.Run(problems);
                markings += search.Markings;
                complete &= search.Complete;
            }
        }
        return new Soundness(problems.Sorted(), markings, complete);
    }

    /// <summary>The result in a few words.</summary>
    public override string ToString() => !Problems.IsEmpty ? $"not sound ({Problems.Length} warnings)"
        : Complete ? $"sound (proved over {Markings} markings)"
        : $"no fault found in the first {Markings} markings; the rest was not looked at";

    private sealed class Search(Net net, Element start, int limit)
    {
        private readonly Dictionary<Marking, int> known = [];
        private readonly List<(Marking Marking, int From, Element? By)> found = [];
        private readonly List<List<int>> before = [];
        private readonly HashSet<Element> fired = [];

        public int Markings => found.Count;
        public bool Complete { get; private set; } = true;

        public void Run(Problems problems)
        {
            var dead = new List<int>();
            var ended = new List<int>();
            Add(net.After(start), -1, start);
            for (var at = 0; at < found.Count; at++)
            {
                var marking = found[at].Marking;
                if (marking.IsEmpty) { ended.Add(at); continue; }
                if (net.Enabled(marking) is not { } element)
                {
                    dead.Add(at);
                    continue;
                }
                fired.Add(element);
                foreach (var next in net.Outcomes(element, marking))
                {
                    if (next.Highest > Net.MaxTokens)
                    {
                        problems.Warn(element, "tokens-multiply", $"Tokens gather here without bound after {Path(at, element)}.", "Join what was split before leading it back.");
                        Complete = false;
                    }
                    else if (found.Count >= limit) Complete = false;
                    else Add(next, at, element);
                }
            }
            ReportDead(dead, problems);
            if (!Complete) return;
            ReportEndless(dead, ended, problems);
            if (dead.Count > 0 || problems.Sorted().Any(p => p.Rule == "no-way-to-end")) return;
            foreach (var join in net.Joins.Where(j => !fired.Contains(j) && known.Keys.Any(m => net.HasTokenAt(m, j))))
                problems.Warn(join, "join-never-fires", "Tokens arrive here, but never on all the ways in.", "Split with the kind of gateway that you join with.");
        }

        private void Add(Marking marking, int from, Element by)
        {
            if (!known.TryGetValue(marking, out var at))
            {
                known.Add(marking, at = found.Count);
                found.Add((marking, from, by));
                before.Add([]);
            }
            if (from >= 0) before[at].Add(from);
        }

        private void ReportDead(List<int> dead, Problems problems)
        {
            var said = new HashSet<Element>();
            foreach (var at in dead)
                foreach (var join in net.Joins.Where(j => net.HasTokenAt(found[at].Marking, j)))
                    if (said.Add(join))
                        problems.Warn(join, "join-never-fires",
                            $"After {Path(at, null)} it waits for ever for {string.Join(" and ", net.Missing(found[at].Marking, join))}.",
                            "Split with the kind of gateway that you join with.");
        }

        /// <summary>Walks back from the ends: what is not met can go on for ever, but never end.</summary>
        private void ReportEndless(List<int> dead, List<int> ended, Problems problems)
        {
            var reaches = new HashSet<int>(ended.Concat(dead));
            var open = new Stack<int>(reaches);
            while (open.TryPop(out var at))
                foreach (var from in before[at])
                    if (reaches.Add(from)) open.Push(from);
            for (var at = 0; at < found.Count; at++)
            {
                if (reaches.Contains(at)) continue;
                problems.Warn(found[at].By!, "no-way-to-end", $"After {Path(at, null)} no way leads to an end.", "Give the loop a way out.");
                return;
            }
        }

        private string Path(int at, Element? last)
        {
            var path = new List<string>();
            if (last is not null) path.Add(last.Id);
            for (; at >= 0; at = found[at].From) path.Add(found[at].By!.Id);
            path.Reverse();
            return path.Count <= 12 ? string.Join(" → ", path) : string.Join(" → ", path[..4]) + " → … → " + string.Join(" → ", path[^7..]);
        }
    }
}
