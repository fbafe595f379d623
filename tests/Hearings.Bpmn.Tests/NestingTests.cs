using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>
/// Every element on its normal path, cancelled, inside a sub-process and inside multi-instances: each run goes through
/// the document of the state at every step, ends, and leaves nothing open.
/// </summary>
public sealed class NestingTests
{
    private const string Day = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>";
    private const string Message = "<messageEventDefinition messageRef='m'/>";
    private const string Signal = "<signalEventDefinition signalRef='g'/>";
    private const string Error = "<errorEventDefinition errorRef='x'/>";
    private const string Escalation = "<escalationEventDefinition escalationRef='u'/>";

    /// <summary>Parts from element a to element z, and the steps to try first, as often as they are possible.</summary>
    private static readonly Dictionary<string, (string Xml, string First)> Parts = new()
    {
        ["task"] = (Between("<task id='t'/>", "a t", "t z"), ""),
        ["user task"] = (Between("<userTask id='t'/>", "a t", "t z"), ""),
        ["manual task"] = (Between("<manualTask id='t'/>", "a t", "t z"), ""),
        ["service task"] = (Between("<serviceTask id='t'/>", "a t", "t z"), ""),
        ["business-rule task"] = (Between("<businessRuleTask id='t'/>", "a t", "t z"), ""),
        ["send task"] = (Between("<sendTask id='t' messageRef='m'/>", "a t", "t z"), ""),
        ["send task with handler"] = (Between("<sendTask id='t' messageRef='m' h:handler='mail'/>", "a t", "t z"), ""),
        ["receive task"] = (Between("<receiveTask id='t' messageRef='m'/>", "a t", "t z"), ""),
        ["catching timer"] = (Between($"<intermediateCatchEvent id='t'>{Day}</intermediateCatchEvent>", "a t", "t z"), ""),
        ["catching message"] = (Between($"<intermediateCatchEvent id='t'>{Message}</intermediateCatchEvent>", "a t", "t z"), ""),
        ["catching signal"] = (Between($"<intermediateCatchEvent id='t'>{Signal}</intermediateCatchEvent>", "a t", "t z"), ""),
        ["throwing none"] = (Between("<intermediateThrowEvent id='t'/>", "a t", "t z"), ""),
        ["throwing message"] = (Between($"<intermediateThrowEvent id='t'>{Message}</intermediateThrowEvent>", "a t", "t z"), ""),
        ["throwing signal"] = (Between($"<intermediateThrowEvent id='t'>{Signal}</intermediateThrowEvent>", "a t", "t z"), ""),
        ["throwing escalation"] = (Between($"<intermediateThrowEvent id='t'>{Escalation}</intermediateThrowEvent>", "a t", "t z"), ""),
        ["link"] = (Between("<intermediateThrowEvent id='t'><linkEventDefinition name='L'/></intermediateThrowEvent><intermediateCatchEvent id='c'><linkEventDefinition name='L'/></intermediateCatchEvent><userTask id='w'/>", "a t", "c w", "w z"), ""),
        ["exclusive gateway"] = (Between("<exclusiveGateway id='t' default='t-w'/><userTask id='v'/><userTask id='w'/>", "a t", "t v x>9", "t w", "v z", "w z"), ""),
        ["inclusive gateway"] = (Between("<inclusiveGateway id='t' default='t-w'/><userTask id='v'/><userTask id='u2'/><userTask id='w'/><inclusiveGateway id='j'/>", "a t", "t v x=1", "t u2 x=1", "t w", "v j", "u2 j", "w j", "j z"), ""),
        ["parallel gateway"] = (Between("<parallelGateway id='t'/><userTask id='v'/><userTask id='w'/><parallelGateway id='j'/>", "a t", "t v", "t w", "v j", "w j", "j z"), ""),
        ["event-based gateway"] = (Between($"<eventBasedGateway id='t'/><intermediateCatchEvent id='v'>{Day}</intermediateCatchEvent><intermediateCatchEvent id='w'>{Message}</intermediateCatchEvent>", "a t", "t v", "t w", "v z", "w z"), "message m"),
        ["call activity"] = (Between("<callActivity id='t' calledElement='q'/>", "a t", "t z"), ""),
        ["sub-process"] = (Between("<subProcess id='t'><startEvent id='s3'/><userTask id='v'/><endEvent id='e3'/>" + Flows("s3 v", "v e3") + "</subProcess>", "a t", "t z"), ""),
        ["terminate end"] = (Between("<subProcess id='t'><startEvent id='s3'/><parallelGateway id='k'/><userTask id='v'/><userTask id='w'/><endEvent id='e3'><terminateEventDefinition/></endEvent>" + Flows("s3 k", "k v", "k w", "v e3", "w e3") + "</subProcess>", "a t", "t z"), ""),
        ["error end"] = (Between($"<subProcess id='t'><startEvent id='s3'/><userTask id='v'/><endEvent id='e3'>{Error}</endEvent>" + Flows("s3 v", "v e3") + $"</subProcess><boundaryEvent id='b' attachedToRef='t'>{Error}</boundaryEvent>", "a t", "t z", "b z"), ""),
        ["escalation end"] = (Between($"<subProcess id='t'><startEvent id='s3'/><userTask id='v'/><endEvent id='e3'>{Escalation}</endEvent>" + Flows("s3 v", "v e3") + $"</subProcess><boundaryEvent id='b' attachedToRef='t' cancelActivity='false'>{Escalation}</boundaryEvent>", "a t", "t z", "b z"), ""),
        ["message end"] = (Between($"<subProcess id='t'><startEvent id='s3'/><endEvent id='e3'>{Message}</endEvent>" + Flows("s3 e3") + "</subProcess>", "a t", "t z"), ""),
        ["signal end"] = (Between($"<subProcess id='t'><startEvent id='s3'/><endEvent id='e3'>{Signal}</endEvent>" + Flows("s3 e3") + "</subProcess>", "a t", "t z"), ""),
        ["boundary timer"] = (OnBoundary(Day, true), "timer b"),
        ["boundary timer beside"] = (OnBoundary(Day, false), "timer b"),
        ["boundary message"] = (OnBoundary(Message, true), "message m"),
        ["boundary message beside"] = (OnBoundary(Message, false), "message m"),
        ["boundary signal"] = (OnBoundary(Signal, true), "signal g"),
        ["boundary signal beside"] = (OnBoundary(Signal, false), "signal g"),
        ["boundary error"] = (OnBoundary(Error, true), "error t E"),
        ["boundary escalation"] = (OnBoundary(Escalation, true), "escalate t U"),
        ["boundary escalation beside"] = (OnBoundary(Escalation, false), "escalate t U"),
        ["event sub-process timer"] = (WithEventSubProcess(Day, true), "timer es"),
        ["event sub-process timer beside"] = (WithEventSubProcess(Day, false), "timer es"),
        ["event sub-process message"] = (WithEventSubProcess(Message, true), "message m"),
        ["event sub-process message beside"] = (WithEventSubProcess(Message, false), "message m"),
        ["event sub-process signal"] = (WithEventSubProcess(Signal, true), "signal g"),
        ["event sub-process error"] = (WithEventSubProcess(Error, true), "error v E"),
        ["event sub-process escalation beside"] = (WithEventSubProcess(Escalation, false), "escalate v U"),
        ["parallel instances"] = (Between("<userTask id='t'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>", "a t", "t z"), ""),
        ["sequential instances"] = (Between("<userTask id='t'><multiInstanceLoopCharacteristics isSequential='true'><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>", "a t", "t z"), ""),
    };

    public static TheoryData<string> Elements => new(Parts.Keys);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Normal_path(string element) => RunToTheEnd(Parts[element].Xml, Parts[element].First);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Inside_a_sub_process(string element) => RunToTheEnd(Nested(Parts[element].Xml, ""), Parts[element].First);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Inside_instances_side_by_side(string element) => RunToTheEnd(Nested(Parts[element].Xml, Times(false)), Parts[element].First);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Inside_instances_one_after_the_other(string element) => RunToTheEnd(Nested(Parts[element].Xml, Times(true)), Parts[element].First);

    [Theory]
    [MemberData(nameof(Elements))]
    public void Cancelled_from_outside(string element)
    {
        var run = new Run(Nested(Parts[element].Xml, Times(false)));
        if (run.Rehearsal.State == "completed")
        {
            // What passes at once is over before anything could cancel it: then nothing was.
            run.NothingIsOpen();
            Assert.DoesNotContain(run.Traces, t => t is { Event: TraceEvent.Cancelled, Element: "nest" });
            return;
        }
        run.Rehearsal.Take("timer cut");
        Assert.Equal("completed", run.Rehearsal.State);
        run.NothingIsOpen();
        Assert.Contains(run.Traces, t => t is { Event: TraceEvent.Cancelled, Element: "nest" });
    }

    private static void RunToTheEnd(string xml, string first)
    {
        var run = new Run(xml);
        run.ToTheEnd(first);
        Assert.Equal("completed", run.Rehearsal.State);
        run.NothingIsOpen();
    }

    private sealed class Run
    {
        private readonly Definitions definitions;

        public Run(string xml)
        {
            definitions = BpmnReader.Load(File(xml));
            Rehearsal = new Rehearsal(definitions, definitions.Main, new JsonObject { ["x"] = 1 }, holdServices: true, Traces.Add, state =>
            {
                var document = state.ToJson();
                Assert.Equal(document, ProcessState.Parse(document).ToJson());
            });
            Rehearsal.Start();
        }

        public Rehearsal Rehearsal { get; }
        public List<Trace> Traces { get; } = [];

        public void ToTheEnd(string first)
        {
            // Non-interrupting listeners stay possible for ever, so the first steps are tried a few times only.
            for (var i = 0; first.Length > 0 && i < 3 && Rehearsal.State == "running"; i++)
            {
                try { Rehearsal.Take(first); }
                catch (ProcessException) { break; }
            }
            for (var i = 0; Rehearsal.State == "running"; i++)
            {
                Assert.True(i < 100, $"It does not end; what waits is {string.Join(", ", Rehearsal.Waiting)}.");
                var element = Rehearsal.Waiting.Select(Find).First(e => e.Kind != ElementKind.CallActivity);
                Rehearsal.Take(element.Event?.Type switch
                {
                    EventType.Timer => "timer " + element.Id,
                    EventType.Message when element.Kind != ElementKind.SendTask => "message m",
                    EventType.Signal => "signal g",
                    _ => "complete " + element.Id,
                });
            }
        }

        private Element Find(string id) => definitions.Processes.Select(p => p.Elements.GetValueOrDefault(id)).OfType<Element>().First();

        public void NothingIsOpen()
        {
            Assert.Empty(Rehearsal.Waiting);
            var entered = Traces.Where(t => t.Event == TraceEvent.Entered && definitions.Main.Elements.ContainsKey(t.Element)).ToArray();
            Assert.All(entered, e => Assert.Single(Traces, t => t.Element == e.Element && t.N == e.N && t.Event is TraceEvent.Left or TraceEvent.Cancelled));
        }
    }

    private static string File(string xml) => "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'>"
        + "<message id='m' name='m'/><signal id='g' name='g'/><error id='x' errorCode='E'/><escalation id='u' escalationCode='U'/>"
        + "<process id='p'><startEvent id='s'/><endEvent id='e'/>" + xml + Flows("s " + (xml.Contains("'nest'", StringComparison.Ordinal) ? "nest" : "a"), (xml.Contains("'nest'", StringComparison.Ordinal) ? "nest" : "z") + " e") + "</process>"
        + "<process id='q'><startEvent id='qs'/><userTask id='qt'/><endEvent id='qe'/>" + Flows("qs qt", "qt qe") + "</process></definitions>";

    private static string Between(string middle, params string[] flows) => "<task id='a'/>" + middle + "<task id='z'/>" + Flows(flows);

    private static string OnBoundary(string what, bool interrupting) => Between(
        $"<userTask id='t'/><boundaryEvent id='b' attachedToRef='t' cancelActivity='{(interrupting ? "true" : "false")}'>{what}</boundaryEvent><userTask id='w'/>", "a t", "t z", "b w", "w z");

    private static string WithEventSubProcess(string what, bool interrupting) => Between(
        "<subProcess id='t'><startEvent id='s3'/><userTask id='v'/><endEvent id='e3'/>" + Flows("s3 v", "v e3")
        + $"<subProcess id='esp' triggeredByEvent='true'><startEvent id='es' isInterrupting='{(interrupting ? "true" : "false")}'>{what}</startEvent><userTask id='w'/><endEvent id='ee'/>" + Flows("es w", "w ee") + "</subProcess></subProcess>",
        "a t", "t z");

    private static string Nested(string xml, string marker) => "<subProcess id='nest'>" + marker + "<startEvent id='s2'/><endEvent id='e2'/>" + xml + Flows("s2 a", "z e2") + "</subProcess>"
        + $"<boundaryEvent id='cut' attachedToRef='nest'>{Day}</boundaryEvent><endEvent id='cutEnd'/>" + Flows("cut cutEnd");

    private static string Times(bool sequential) =>
        $"<multiInstanceLoopCharacteristics isSequential='{(sequential ? "true" : "false")}'><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>";

    private static string Flows(params string[] flows) => string.Concat(flows.Select(f => f.Split(' ')).Select(f =>
        $"<sequenceFlow id='{f[0]}-{f[1]}' sourceRef='{f[0]}' targetRef='{f[1]}'>" + (f.Length > 2 ? $"<conditionExpression>{f[2].Replace(">", "&gt;", StringComparison.Ordinal)}</conditionExpression>" : "") + "</sequenceFlow>"));
}
