using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>Looks after messages that wait: delivers one whose receiver has come, and gives up one whose term is over.</summary>
public sealed class MessageRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<MessageRunner> log)
{
    /// <summary>Looks at the next due one.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RunNext(CancellationToken cancel) => JobQueue.RunNext(scopes, time, log, JobKind.Message, async (services, db, job, now) =>
    {
        var id = WaitingMessage.IdOf(job);
        var message = (await db.Messages.FromSql($"select * from waiting_message where id = {id} for update").ToListAsync(cancel)).Single();
        if (!message.Waits || await services.GetRequiredService<ProcessHost>().Deliver(message, Actor.System, cancel))
        {
            job.End(JobStatus.Done, now);
            return;
        }
        if (now < message.ExpiresAt)
        {
            job.Repeat(message.ExpiresAt, job.Data);
            return;
        }
        job.End(JobStatus.Failed, now, $"No process waited for it from {message.SentAt:u} to {message.ExpiresAt:u}.");
        db.Incidents.Add(new Incident { Token = message.Name, Element = message.Correlation, JobId = job.Id, Message = job.Error!, RaisedAt = now });
        db.Record(Actor.System, now, "MessageExpired", data: new { message = message.Name, correlation = message.Correlation });
    }, (_, _) => Task.CompletedTask, cancel);
}
