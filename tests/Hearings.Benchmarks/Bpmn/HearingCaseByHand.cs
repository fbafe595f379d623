using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Bpmn;

namespace Hearings.Benchmarks.Bpmn;

/// <summary>
/// hearing-case-1.bpmn, the first version of the procedure and kept for comparison, as a programmer would write it out for speed: the limit that the interpreter approaches.
/// It gives the same commands and the same document after each step; the benchmark compares them before it measures.
/// </summary>
public sealed class HearingCaseByHand
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private enum Stage { Explain, Record, Assign, Brief, Schedule, Hear, Ended }

    // One of each for the thread, as the interpreter has.
    private static readonly ArrayBufferWriter<byte> buffer = new(1024);
    private static readonly Utf8JsonWriter writer = new(buffer, Compact);

    private readonly JsonObject variables;
    private Stage stage;
    private int scheduled;
    private int heard;
    private int outcomes;

    /// <summary>Opens a case over the variables, which it copies.</summary>
    public HearingCaseByHand(JsonObject variables) => this.variables = (JsonObject)variables.DeepClone();

    /// <summary>The first step.</summary>
    public List<Command> Start()
    {
        stage = Stage.Explain;
        return
        [
            new Command.CreateTask("explain:1", "explain", Copy()),
            new Command.SetTimer("explanation-overdue:1", "explanation-overdue", TimerKind.Duration, (string)variables["explanationTerm"]!, "working-days"),
        ];
    }

    /// <summary>A person completed the open task.</summary>
    public List<Command> Complete(string token, JsonObject? output)
    {
        if (token != Token) throw new ProcessException($"'{token}' does not wait for a task.");
        if (output is not null) foreach (var (name, value) in output) variables[name] = value?.DeepClone();
        switch (stage)
        {
            case Stage.Explain:
                stage = Stage.Assign;
                return [new Command.CancelTimer("explanation-overdue:1", "explanation-overdue"), new Command.CreateTask("assign:1", "assign", Copy())];
            case Stage.Assign:
                stage = Stage.Brief;
                return [new Command.CreateTask("brief:1", "brief", Copy())];
            case Stage.Brief:
                return Schedule();
            case Stage.Schedule:
                stage = Stage.Hear;
                heard++;
                return [new Command.CreateTask(Token, "hear", Copy())];
            case Stage.Hear:
                outcomes++;
                if (variables["outcome"] is JsonValue outcome && outcome.TryGetValue(out string? what) && what == "postponed") return Schedule();
                stage = Stage.Ended;
                return [new Command.Complete(Copy())];
            default:
                throw new ProcessException("No task is open.");
        }
    }

    private List<Command> Schedule()
    {
        stage = Stage.Schedule;
        scheduled++;
        return [new Command.CreateTask(Token, "schedule", Copy())];
    }

    private string Token => stage switch
    {
        Stage.Explain => "explain:1",
        Stage.Record => "record-no-explanation:1",
        Stage.Assign => "assign:1",
        Stage.Brief => "brief:1",
        Stage.Schedule => scheduled == 1 ? "schedule:1" : $"schedule:{scheduled}",
        Stage.Hear => heard == 1 ? "hear:1" : $"hear:{heard}",
        _ => "",
    };

    private JsonObject Copy() => (JsonObject)variables.DeepClone();

    /// <summary>The state, in the same document as the interpreter's.</summary>
    public string ToJson()
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("process"u8, "hearing-case"u8);
        writer.WriteString("status"u8, stage == Stage.Ended ? "completed"u8 : "running"u8);
        writer.WritePropertyName("variables"u8);
        variables.WriteTo(writer);
        writer.WriteStartArray("places"u8);
        if (stage != Stage.Ended)
        {
            writer.WriteStartObject();
            writer.WriteString("token"u8, Token);
            writer.WriteString("role"u8, stage == Stage.Record ? "handler"u8 : "task"u8);
            writer.WriteEndObject();
        }
        if (stage == Stage.Explain)
        {
            writer.WriteStartObject();
            writer.WriteString("token"u8, "explanation-overdue:1"u8);
            writer.WriteString("role"u8, "timer"u8);
            writer.WriteString("in"u8, "explain:1"u8);
            writer.WriteBoolean("listens"u8, true);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (scheduled > 0)
        {
            writer.WriteStartObject("counts"u8);
            writer.WriteNumber("schedule"u8, scheduled);
            if (heard > 0) writer.WriteNumber("hear"u8, heard);
            if (outcomes > 0) writer.WriteNumber("outcome"u8, outcomes);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
