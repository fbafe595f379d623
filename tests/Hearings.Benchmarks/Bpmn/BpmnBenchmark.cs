using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Bpmn;

namespace Hearings.Benchmarks.Bpmn;

/// <summary>
/// <c>bench bpmn</c>: the interpreter beside npm's bpmn-engine and beside the same case written by hand, on one thread,
/// in one run. Rates are the median of rounds in which the contestants take turns, so that a busy machine hurts them alike.
/// </summary>
public static class BpmnBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(400);
    private static readonly JsonObject Opening = new() { ["explanationTerm"] = "P10D", ["body"] = "b-204", ["reference"] = "H-2026-00042" };
    private static readonly (string Token, JsonObject? Output)[] Moves =
    [
        ("explain:1", null),
        ("assign:1", new JsonObject { ["rapporteur"] = "m-17" }),
        ("brief:1", null),
        ("schedule:1", new JsonObject { ["hearingOn"] = "2026-12-03" }),
        ("hear:1", new JsonObject { ["outcome"] = "postponed" }),
        ("schedule:2", new JsonObject { ["hearingOn"] = "2026-12-17" }),
        ("hear:2", new JsonObject { ["outcome"] = "recommendations" }),
    ];

    /// <summary>Measures and prints the figures; <c>--without-npm</c> leaves bpmn-engine out.</summary>
    public static async Task Run(string[] arguments)
    {
        var root = SourceTree.Root;
        var file = Path.Combine(root, "tests", "Hearings.Bpmn.Tests", "Versions", "hearing-case-1.bpmn");
        var xml = await File.ReadAllTextAsync(file);
        var definition = BpmnReader.Load(xml).Main;
        Compare(definition);
        var synthetic = SyntheticProcess.Xml(200);
        var syntheticFile = Path.Combine(Path.GetTempPath(), $"synthetic-{Environment.ProcessId}.bpmn");
        await File.WriteAllTextAsync(syntheticFile, synthetic);
        var large = BpmnReader.Load(synthetic).Main;

        var rates = Turns(() => Case(definition, documents: false), () => Case(definition, documents: true), () => ByHand(),
            () => Case(BpmnReader.Load(xml).Main, documents: true), () => CaseFromDocuments(definition));
        var largeRates = Turns(() => Walk(large, false), () => Walk(large, true), () => Walk(BpmnReader.Load(synthetic).Main, true));
        Print($"hearing-case-1.bpmn, {Moves.Length + 1} steps an instance, one thread:");
        Print($"  interpreter                                   {rates[0],12:N0} instances/s");
        Print($"  interpreter, JSON state after every step      {rates[1],12:N0} instances/s");
        Print($"  interpreter, state read back before each step {rates[4],12:N0} instances/s");
        Print($"  interpreter, JSON state, parsing the file too {rates[3],12:N0} instances/s");
        Print($"  by hand, JSON state after every step          {rates[2],12:N0} instances/s: {rates[2] / rates[1]:0.0} times the interpreter (at most 10)");
        if (!arguments.Contains("--without-npm"))
        {
            var folder = Path.Combine(root, "tests", "Hearings.Benchmarks", "Bpmn", "bpmn-engine");
            Against(await BpmnEngine.Measure(folder, file, 4), rates[0], rates[1], rates[3], "hearing-case");
            Against(await BpmnEngine.Measure(folder, syntheticFile, 4), largeRates[0], largeRates[1], largeRates[2], "200 elements");
        }
        File.Delete(syntheticFile);
        Sizes(definition);
        Growth();
    }

    private static void Against(Dictionary<string, double> engine, double bare, double documents, double parsing, string what)
    {
        Print($"{what}, against bpmn-engine, instances/s and how many times as many (at least 500):");
        Print($"  both parsed once, no state       {bare,10:N0} {engine["parsed-once"],8:N1}  {bare / engine["parsed-once"],8:N0} times");
        Print($"  both parsed once, state each step{documents,10:N0} {engine["parsed-once-state"],8:N1}  {documents / engine["parsed-once-state"],8:N0} times");
        Print($"  parsing the file for each        {parsing,10:N0} {engine["parsing"],8:N1}  {parsing / engine["parsing"],8:N0} times");
    }

    private static void Sizes(ProcessDefinition definition)
    {
        var step = Interpreter.Start(definition, Opening);
        Print($"state of a case that waits for its explanation: {System.Text.Encoding.UTF8.GetByteCount(step.State.ToJson())} bytes of JSON (at most 4,096)");
        Print($"allocated for a step of it, JSON state included: {Allocated(() => Case(definition, true)) / (Moves.Length + 1):N0} bytes (by hand {Allocated(ByHand) / (Moves.Length + 1):N0})");
    }

    private static void Growth()
    {
        Print($"cost of one step by size of the definition, JSON state included:");
        foreach (var size in new[] { 20, 50, 100, 200, 500, 1000, 2000 })
        {
            var definition = BpmnReader.Load(SyntheticProcess.Xml(size)).Main;
            var steps = SyntheticProcess.Blocks(size) + 1;
            var rate = Turns(() => Walk(definition, true))[0];
            Print($"  {definition.Elements.Count,5} elements  {1e9 / rate / steps,8:N0} ns a step  {Allocated(() => Walk(definition, true)) / steps,8:N0} bytes a step");
        }
    }

    private static void Case(ProcessDefinition definition, bool documents)
    {
        var step = Interpreter.Start(definition, Opening);
        if (documents) step.State.ToJson();
        foreach (var (token, output) in Moves)
        {
            step = Interpreter.Advance(definition, step.State, new Trigger.TaskCompleted(token, output));
            if (documents) step.State.ToJson();
        }
    }

    private static void CaseFromDocuments(ProcessDefinition definition)
    {
        var document = Interpreter.Start(definition, Opening).State.ToJson();
        foreach (var (token, output) in Moves)
            document = Interpreter.Advance(definition, ProcessState.Parse(document), new Trigger.TaskCompleted(token, output)).State.ToJson();
    }

    private static void ByHand()
    {
        var hearing = new HearingCaseByHand(Opening);
        hearing.Start();
        hearing.ToJson();
        foreach (var (token, output) in Moves)
        {
            hearing.Complete(token, output);
            hearing.ToJson();
        }
    }

    private static void Walk(ProcessDefinition definition, bool documents)
    {
        var step = Interpreter.Start(definition, Opening);
        if (documents) step.State.ToJson();
        while (!step.State.Ended)
        {
            step = Interpreter.Advance(definition, step.State, new Trigger.TaskCompleted(step.State.Waiting[0].Token));
            if (documents) step.State.ToJson();
        }
    }

    /// <summary>Both contestants must do the same, or the comparison would mean nothing.</summary>
    private static void Compare(ProcessDefinition definition)
    {
        var step = Interpreter.Start(definition, Opening);
        var hearing = new HearingCaseByHand(Opening);
        Same(step, hearing.Start(), hearing);
        foreach (var (token, output) in Moves)
        {
            step = Interpreter.Advance(definition, step.State, new Trigger.TaskCompleted(token, output));
            Same(step, hearing.Complete(token, output), hearing);
        }
    }

    private static void Same(Step step, List<Command> commands, HearingCaseByHand hearing)
    {
        var (a, b) = (string.Join('\n', step.Commands.Select(Text)), string.Join('\n', commands.Select(Text)));
        if (a != b || step.State.ToJson() != hearing.ToJson())
            throw new InvalidOperationException($"The case by hand differs:\n{a}\n{step.State.ToJson()}\n{b}\n{hearing.ToJson()}");

        static string Text(Command command) => command switch
        {
            Command.CreateTask task => $"{task.Token} {task.Element} {task.Variables.ToJsonString()}",
            Command.Complete complete => complete.Variables.ToJsonString(),
            _ => command.ToString(),
        };
    }

    /// <summary>Runs a second for each contestant, the median over rounds in which they take turns.</summary>
    private static double[] Turns(params Action[] contestants)
    {
        foreach (var contestant in contestants) Rate(contestant);
        var rates = contestants.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var c = 0; c < contestants.Length; c++) rates[c].Add(Rate(contestants[c]));
        return [.. rates.Select(r => r.Order().ElementAt(Rounds / 2))];
    }

    private static double Rate(Action run)
    {
        var count = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Window)
        {
            for (var i = 0; i < 10; i++) run();
            count += 10;
        }
        return count / clock.Elapsed.TotalSeconds;
    }

    private static long Allocated(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
