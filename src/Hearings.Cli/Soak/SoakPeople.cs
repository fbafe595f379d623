using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Evidence;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Cli.Soak;

/// <summary>
/// People who do whatever task comes to hand, through the program's own commands, from inside a node. What was committed is
/// written down in its diary.
/// </summary>
internal sealed class SoakPeople(IServiceProvider services, TimeProvider time, SoakDiary diary)
{
    private static readonly Trilingual Said = Trilingual.Of("Тексерілді", "Проверено", "Checked");
    private static readonly Actor Chair = new(null, "soak", [.. Roles.OfCommission]);

    /// <summary>Works until stopped. What is refused or fails is left for another time.</summary>
    public async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                if (!await Step(scope.ServiceProvider, stop)) await Task.Delay(200, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is RuleViolation or ProcessException or DbUpdateException or NpgsqlException or TimeoutException
                or InvalidOperationException or OperationCanceledException or IOException)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private async Task<bool> Step(IServiceProvider at, CancellationToken stop)
    {
        var db = at.GetRequiredService<HearingsDb>();
        if (Random.Shared.Next(5) == 0 && await Approve(at, db, stop)) return true;
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open).OrderBy(_ => EF.Functions.Random()).Take(8).ToListAsync(stop);
        foreach (var task in tasks)
            if (await Do(at, db, task, stop)) return true;
        return false;
    }

    private async Task<bool> Do(IServiceProvider at, HearingsDb db, UserTask task, CancellationToken stop)
    {
        var desk = at.GetRequiredService<CaseDesk>();
        var today = LocalTime.DateOf(time.GetUtcNow());
        switch (task.Form)
        {
            // Some let the deadline pass: the timer is theirs.
            case SubmitExplanation.Form when task.Id.GetHashCode() % 5 != 0:
                var signer = await db.Users.Where(u => u.BodyId == task.BodyId).Select(u => new Actor(u.Id, "soak", ImmutableArray.Create(Role.Signer), task.BodyId)).FirstAsync(stop);
                var form = Guid.CreateVersion7();
                // Most come back when there is room for their file; some do without it.
                if (!await Attach(at, form, signer, stop) && Random.Shared.Next(3) > 0) return false;
                await at.GetRequiredService<SubmitExplanationHandler>().Handle(new(task.Id, "Soak", form), signer, stop);
                return Done(task, "ExplanationSubmitted");
            case AssignRapporteur.Form:
                var member = await db.Users.Where(u => u.UserName!.StartsWith("member")).OrderBy(_ => EF.Functions.Random()).Select(u => u.Id).FirstAsync(stop);
                await at.GetRequiredService<AssignRapporteurHandler>().Handle(new(task.Id, member), Chair, stop);
                return Done(task, "RapporteurAssigned");
            case WriteBrief.Form:
                await at.GetRequiredService<WriteBriefHandler>().Handle(new(task.Id, "Soak"), Chair with { UserId = task.AssigneeId }, stop);
                return Done(task, "BriefWritten");
            case ScheduleHearing.Form:
                var days = await at.GetRequiredService<CurrentCalendar>().Get(stop);
                await desk.Complete(task.Id, ScheduleHearing.Form, Chair, move =>
                {
                    var hearing = move.Case.Schedule(LocalTime.At(days.FirstWorkingFrom(today.AddDays(1)), new TimeOnly(10, 0)), "Soak", move.Now);
                    move.Record("HearingScheduled", new { number = hearing.Number, heldAt = hearing.HeldAt, place = hearing.Place });
                    return Task.FromResult(new JsonObject { ["heldAt"] = hearing.HeldAt.ToString("O") });
                }, stop);
                return Done(task, "HearingScheduled");
            case RecordOutcome.Form when await db.Hearings.AnyAsync(h => h.CaseId == task.CaseId && h.HeldAt <= time.GetUtcNow(), stop):
                await at.GetRequiredService<RecordOutcomeHandler>().Handle(new(task.Id, Outcome.NoAction, Said), Chair, stop);
                return Done(task, "OutcomeRecorded");
            case CloseCase.Form:
                await at.GetRequiredService<CloseCaseHandler>().Handle(new(task.Id, Said), Chair, stop);
                return Done(task, "CaseClosed");
            case SoakProcedures.Form:
                await at.GetRequiredService<TaskDesk>().Complete(task.Id, SoakProcedures.Form, Chair, _ => Task.FromResult(new JsonObject()), stop);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The minutes of some case are approved, as a sitting does it.</summary>
    private async Task<bool> Approve(IServiceProvider at, HearingsDb db, CancellationToken stop)
    {
        var waiting = await db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Minutes).OrderBy(_ => EF.Functions.Random())
            .Select(c => new { c.Id, c.Reference }).FirstOrDefaultAsync(stop);
        if (waiting is null) return false;
        var host = at.GetRequiredService<ProcessHost>();
        await db.Transact(async () =>
        {
            var instance = await db.Instances.Where(i => i.CaseId == waiting.Id && i.ParentId == null).Select(i => i.Id).SingleAsync(stop);
            await host.Lock(instance, stop);
            var @case = await db.Cases.Include(c => c.Hearings).SingleAsync(c => c.Id == waiting.Id, stop);
            @case.ApproveMinutes(false, time.GetUtcNow());
            await host.Send(CaseProcedure.MinutesApproved, waiting.Reference, new JsonObject { ["addressees"] = new JsonArray() }, Chair, stop);
        }, stop);
        return true;
    }

    /// <summary>Puts a file into a form.</summary>
    /// <returns>Whether there was room for it.</returns>
    private async Task<bool> Attach(IServiceProvider at, Guid form, Actor signer, CancellationToken stop)
    {
        var text = Encoding.ASCII.GetBytes(Convert.ToHexString(RandomNumberGenerator.GetBytes(Random.Shared.Next(1_000, 10_000))));
        using var upload = await Upload.Receive(at.GetRequiredService<IFileStore>(), "soak.txt", new MemoryStream(text), stop);
        try
        {
            await at.GetRequiredService<StagedFiles>().Add(form, upload, signer, stop);
            return true;
        }
        catch (RuleViolation full) when (full.Rule == SoakDiary.DiskFull)
        {
            diary.Write("-", SoakDiary.DiskFull);
            return false;
        }
    }

    private bool Done(UserTask task, string happened)
    {
        diary.Write(task.CaseId!, happened);
        return true;
    }
}
