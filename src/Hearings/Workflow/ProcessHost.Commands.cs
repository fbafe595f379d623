using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>Does what a step asks for, in order; a handler's answer is a further step, whose commands come last.</summary>
    private async Task Apply(Move move, Step first, CancellationToken cancel)
    {
        var commands = new Queue<Command>();
        Take(first);
        while (commands.TryDequeue(out var command))
        {
            // A command may move this very process: a called one that ends at once, a signal that comes back. So the
            // state is the instance's, never a copy kept from before.
            if (await Do(move, command, cancel) is not { } answer) continue;
            move.Heard |= answer is Trigger.MessageArrived;
            Take(Interpreter.Advance(move.Definition, ProcessState.Parse(move.Instance.State), answer));
        }
        if (move.Heard) await DropSubscriptions(move, cancel);
        if (move.HadIncidents) await WithdrawIncidents(move, cancel);

        void Take(Step step)
        {
            move.Instance.State = step.State.ToJson();
            move.Instance.Remember(step.Trace);
            foreach (var command in step.Commands) commands.Enqueue(command);
        }
    }

    private async Task<Trigger?> Do(Move move, Command command, CancellationToken cancel)
    {
        switch (command)
        {
            case Command.CreateTask create:
                var task = NewTask(move, create);
                db.Tasks.Add(task);
                move.Tasks.Add(task);
                Opened([task]);
                return null;
            case Command.CancelTask cancelled:
                (await Task(move, cancelled.Token, cancel)).Cancel(move.Now);
                return null;
            case Command.CallHandler call:
                return await Call(move, call, cancel);
            case Command.SetTimer set:
                var timer = NewTimer(move, set, await calendar.Get(cancel));
                db.Jobs.Add(timer);
                move.Timers.Add(timer);
                return null;
            case Command.CancelTimer cancelled:
                await CancelTimer(move, cancelled.Token, cancel);
                return null;
            case Command.Subscribe subscribe:
                return await Subscribe(move, subscribe, cancel);
            case Command.Unsubscribe unsubscribe:
                if (await db.Subscriptions.FindAsync([move.Instance.Id, unsubscribe.Token], cancel) is { } subscription)
                    db.Subscriptions.Remove(subscription);
                return null;
            case Command.StartChild start:
                await StartChild(move, start, cancel);
                return null;
            case Command.CancelChild cancelled:
                await CancelChild(move, cancelled, cancel);
                return null;
            case Command.Throw thrown:
                await Deliver(move, thrown, cancel);
                return null;
            case Command.RaiseIncident raised:
                await RaiseIncident(move, raised, cancel);
                return null;
            case Command.Complete complete:
                await Complete(move, complete, cancel);
                return null;
            default:
                throw new InvalidOperationException($"The host knows no command {command.GetType().Name}.");
        }
    }

    private static UserTask NewTask(Move move, Command.CreateTask create)
    {
        var element = move.Definition.Elements[create.Element];
        return new UserTask
        {
            InstanceId = move.Instance.Id,
            Token = create.Token,
            Element = create.Element,
            Name = Trilingual.Of(element.Attributes.GetValueOrDefault("kk"), element.Attributes.GetValueOrDefault("ru"), element.Name),
            Form = Attribute(element, "form"),
            Stage = element.Attributes.GetValueOrDefault("stage"),
            Role = Enum.Parse<Role>(Attribute(element, "role"), ignoreCase: true),
            AssigneeId = Person(element, "assignment", create.Variables),
            ExcludedId = Person(element, "exclusion", create.Variables),
            CaseId = move.Instance.CaseId,
            BodyId = move.Instance.BodyId,
            SubjectId = move.Instance.SubjectId,
            CreatedAt = move.Now,
            DueOn = DueOn(element, create.Variables),
        };
    }

    private static Guid? Person(Element element, string attribute, JsonObject variables) =>
        element.Attributes.TryGetValue(attribute, out var expression)
        && Expression.Parse(expression).Evaluate(variables) is JsonValue value
        && Guid.TryParse(value.ToString(), out var person) ? person : null;

    private static DateOnly? DueOn(Element element, JsonObject variables) =>
        element.Attributes.TryGetValue("due", out var due)
        && Expression.Parse(due).Evaluate(variables) is JsonValue value
        && DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Job NewTimer(Move move, Command.SetTimer set, WorkingCalendar days)
    {
        var due = TimerDue.Of(set.Kind, set.Value, set.Calendar, move.Now, days);
        var timer = new Job
        {
            Kind = JobKind.Timer,
            Key = TimerKey(move.Instance.Id, set.Token),
            InstanceId = move.Instance.Id,
            Token = set.Token,
            DueAt = due.At,
            Data = new JsonObject
            {
                ["kind"] = set.Kind.ToString(),
                ["value"] = set.Value,
                ["calendar"] = set.Calendar,
                ["setAt"] = move.Now.ToString("O"),
                ["repeats"] = due.Repeats,
            },
        };
        var host = move.Definition.Elements[set.Element].AttachedTo;
        if (host is null || due.DueOn is null) return timer;
        var task = move.Tasks.LastOrDefault(t => t.Element == host.Id && t.State == TaskState.Open);
        if (task is not null && (task.DueOn is null || due.DueOn < task.DueOn)) task.DueOn = due.DueOn;
        return timer;
    }

    private async Task CancelTimer(Move move, string token, CancellationToken cancel)
    {
        if (await Timer(move, token, cancel) is not { } timer) return;
        if (timer.Status == JobStatus.Failed)
            foreach (var incident in await db.Incidents.Where(i => i.JobId == timer.Id && i.ResolvedAt == null).ToListAsync(cancel))
                incident.Resolve(IncidentEnd.Withdrawn, move.Actor, move.Now);
        timer.End(JobStatus.Cancelled, move.Now);
    }

    private async Task StartChild(Move move, Command.StartChild start, CancellationToken cancel)
    {
        var (definitionId, definition) = await procedures.Newest(db, start.Process, move.Now, cancel);
        var subject = new ProcessSubject($"{move.Instance.BusinessKey}/{start.Token}", move.Instance.CaseId,
            Variable(ProcessSubject.BodyVariable) ?? move.Instance.BodyId, start.Variables, Variable(ProcessSubject.SubjectVariable));
        await StartOne(definitionId, definition, subject, (move.Instance, start.Token), move.Actor, cancel);

        Guid? Variable(string name) =>
            start.Variables[name] is JsonValue value && Guid.TryParse(value.ToString(), out var id) ? id : null;
    }

    private async Task CancelChild(Move move, Command.CancelChild cancelled, CancellationToken cancel)
    {
        var child = await db.Instances.SingleAsync(i => i.ParentId == move.Instance.Id && i.ParentToken == cancelled.Token, cancel);
        await Lock(child.Id, cancel);
        await Cancel(child, "The calling process no longer waits for it.", move.Actor, cancel);
    }

    private async Task Deliver(Move move, Command.Throw thrown, CancellationToken cancel)
    {
        if (thrown.Kind == EventKind.Escalation)
        {
            if (move.Instance.ParentId is { } parentId)
                await Advance(await Lock(parentId, cancel), new Trigger.ChildEscalated(move.Instance.ParentToken!, thrown.Name, thrown.Payload), move.Actor, cancel);
            return;
        }
        if (thrown.Kind == EventKind.Message)
        {
            await Send(thrown.Name, thrown.Correlation ?? "", thrown.Payload, move.Actor, cancel);
            return;
        }
        await db.SaveChangesAsync(cancel);
        var waiting = await db.Subscriptions.Where(s => s.Kind == EventKind.Signal && s.Name == thrown.Name && s.InstanceId != move.Instance.Id)
            .OrderBy(s => s.InstanceId).Select(s => s.InstanceId).Distinct().ToListAsync(cancel);
        foreach (var receiver in waiting)
            await Advance(await Lock(receiver, cancel), new Trigger.SignalArrived(thrown.Name, thrown.Payload), move.Actor, cancel);
    }

    private async Task Complete(Move move, Command.Complete complete, CancellationToken cancel)
    {
        move.Instance.End(InstanceStatus.Completed, move.Now);
        if (move.Instance.ParentId is { } parentId)
            await Advance(await Lock(parentId, cancel), new Trigger.ChildEnded(move.Instance.ParentToken!, complete.Variables, complete.ErrorCode), move.Actor, cancel);
    }

    private async Task<UserTask> Task(Move move, string token, CancellationToken cancel) =>
        move.Tasks.Find(t => t.Token == token)
        ?? db.Held<UserTask>().FirstOrDefault(t => t.InstanceId == move.Instance.Id && t.Token == token)
        ?? await db.Tasks.SingleAsync(t => t.InstanceId == move.Instance.Id && t.Token == token, cancel);

    private async Task<Job?> Timer(Move move, string token, CancellationToken cancel)
    {
        var key = TimerKey(move.Instance.Id, token);
        return move.Timers.Find(j => j.Key == key)
            ?? db.Held<Job>().FirstOrDefault(j => j.Key == key)
            ?? await db.Jobs.SingleOrDefaultAsync(j => j.Key == key, cancel);
    }

    private static string TimerKey(Guid instanceId, string token) => $"timer:{instanceId:N}:{token}";

    private static string Attribute(Element element, string name) => element.Attributes.GetValueOrDefault(name)
        ?? throw new InvalidOperationException($"The task '{element.Id}' has no attribute '{name}' in the extension namespace.");
}
