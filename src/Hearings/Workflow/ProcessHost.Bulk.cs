using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Database;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>
    /// Starts many at once: those whose first step only opens tasks and sets timers go into the database by COPY, one
    /// operation for each table; the others are started one by one.
    /// </summary>
    private async Task<IReadOnlyList<InstanceRecord>> StartMany(
        Guid definitionId, ProcessDefinition definition, IReadOnlyList<ProcessSubject> subjects, Actor actor, CancellationToken cancel)
    {
        var days = await calendar.Get(cancel);
        var (started, plain) = (new List<InstanceRecord>(subjects.Count), new List<InstanceRecord>(subjects.Count));
        var (tasks, timers) = (new List<UserTask>(subjects.Count), new List<Job>(subjects.Count));
        foreach (var subject in subjects)
        {
            var (instance, step) = Begin(definitionId, definition, subject, null);
            started.Add(instance);
            var move = new Move(definition, instance, actor, instance.StartedAt);
            if (!step.Commands.All(c => c is Command.CreateTask or Command.SetTimer))
            {
                db.Instances.Add(instance);
                Current.Locked.Add(instance.Id);
                await Apply(move, step, cancel);
                continue;
            }
            instance.Remember(step.Trace);
            foreach (var command in step.Commands)
                if (command is Command.CreateTask create) move.Tasks.Add(NewTask(move, create));
                else move.Timers.Add(NewTimer(move, (Command.SetTimer)command, days));
            plain.Add(instance);
            tasks.AddRange(move.Tasks);
            timers.AddRange(move.Timers);
        }
        // What the processes are about comes first.
        await db.SaveChangesAsync(cancel);
        await db.Copy(plain, cancel);
        await db.Copy(tasks, cancel);
        await db.Copy(timers, cancel);
        Opened(tasks);
        return started;
    }
}
