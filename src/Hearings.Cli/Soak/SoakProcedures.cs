using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Cli.Soak;

/// <summary>Procedures that hold every kind of waiting, beside the real ones, and a handler that misbehaves at random.</summary>
internal static class SoakProcedures
{
    /// <summary>The procedure, its task's form and the message that it waits for.</summary>
    public const string Key = "soak", Form = "soak-note", Answer = "soak-answer";

    private const string Whole = """
        <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'>
          <message id='answer' name='soak-answer'/>
          <process id='soak' isExecutable='true'>
            <startEvent id='s'/><parallelGateway id='fork'/><parallelGateway id='join'/><endEvent id='e'/>
            <intermediateCatchEvent id='wait'><timerEventDefinition><timeDuration>PT6H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <serviceTask id='work' h:handler='soak-step'/>
            <userTask id='note' name='Note' h:role='secretary' h:form='soak-note'/>
            <boundaryEvent id='late' attachedToRef='note' cancelActivity='false'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
            <serviceTask id='press' h:handler='soak-step'/><endEvent id='pressed'/>
            <receiveTask id='receive' messageRef='answer' h:correlation='= key'/>
            <callActivity id='part' calledElement='soak-part'/>
            <sequenceFlow id='f1' sourceRef='s' targetRef='fork'/>
            <sequenceFlow id='f2' sourceRef='fork' targetRef='wait'/><sequenceFlow id='f3' sourceRef='wait' targetRef='work'/><sequenceFlow id='f4' sourceRef='work' targetRef='join'/>
            <sequenceFlow id='f5' sourceRef='fork' targetRef='note'/><sequenceFlow id='f6' sourceRef='note' targetRef='join'/>
            <sequenceFlow id='f7' sourceRef='late' targetRef='press'/><sequenceFlow id='f8' sourceRef='press' targetRef='pressed'/>
            <sequenceFlow id='f9' sourceRef='fork' targetRef='receive'/><sequenceFlow id='f10' sourceRef='receive' targetRef='join'/>
            <sequenceFlow id='f11' sourceRef='join' targetRef='part'/><sequenceFlow id='f12' sourceRef='part' targetRef='e'/>
          </process>
        </definitions>
        """;

    private const string Part = """
        <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'>
          <process id='soak-part' isExecutable='true'>
            <startEvent id='s'/><endEvent id='e'/>
            <intermediateCatchEvent id='wait'><timerEventDefinition><timeDuration>PT12H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id='f1' sourceRef='s' targetRef='wait'/><sequenceFlow id='f2' sourceRef='wait' targetRef='e'/>
          </process>
        </definitions>
        """;

    /// <summary>Whether the handler hangs for a process, by the number at the end of its key.</summary>
    public static bool Hangs(string businessKey) => int.Parse(businessKey.AsSpan(businessKey.LastIndexOf('-') + 1), CultureInfo.InvariantCulture) % 8 == 1;

    /// <summary>Publishes them.</summary>
    public static async Task Publish(HearingsDb db, string folder, DateTimeOffset at, CancellationToken stop)
    {
        var files = Directory.CreateDirectory(Path.Combine(folder, "procedures")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "soak.bpmn"), Whole, stop);
        await File.WriteAllTextAsync(Path.Combine(files, "soak-part.bpmn"), Part, stop);
        await Procedures.Publish(db, files, at, stop);
    }
}

/// <summary>
/// A handler that writes an event and then now and then throws, or returns what cannot be stored. For every eighth process it
/// hangs, deaf to being called off, the first two times that a node asks: among others, and alone.
/// </summary>
internal sealed class SoakHandler(HearingsDb db, SoakDiary diary) : IProcessHandler
{
    private static readonly ConcurrentDictionary<string, int> Asked = new();

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        db.Record(call.Actor, call.Now, "TimerFired", data: new { soak = call.Instance.BusinessKey });
        await Task.Yield();
        var key = call.Instance.BusinessKey;
        if (SoakProcedures.Hangs(key) && Asked.AddOrUpdate(key, 1, (_, times) => times + 1) <= 2)
        {
            await using var given = cancel.Register(() => diary.Write(key, SoakDiary.HandlerGivenUp));
            await new TaskCompletionSource().Task;
        }
        return Random.Shared.Next(100) switch
        {
            < 12 => throw new InvalidOperationException("The handler fails, as it is meant to."),
            < 15 => new JsonObject { ["garbage"] = "\u0000" },
            _ => new JsonObject { ["done"] = true },
        };
    }
}
