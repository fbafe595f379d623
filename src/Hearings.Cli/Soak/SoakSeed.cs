using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cli.Soak;

/// <summary>What a soak has to do: bodies, their officers, members, and round after round that calls every body.</summary>
internal sealed class SoakSeed(SoakRun run)
{
    /// <summary>Bodies with a signer each, and members.</summary>
    public Task Everyone(int bodies, CancellationToken stop) => run.With(async (HearingsDb db) =>
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, stop);
        for (var i = 1; i <= bodies; i++)
        {
            var body = new Body { Code = $"B{i:0000}", Name = Trilingual.Of($"{i}-орган", $"Орган {i}", $"Body {i}"), Kind = BodyKind.Ministry };
            db.Add(body);
            Add($"signer{i}", Role.Signer, body.Id);
        }
        for (var i = 1; i <= 5; i++) Add($"member{i}", Role.Member, null);
        await db.SaveChangesAsync(stop);

        void Add(string name, Role role, Guid? body)
        {
            var (id, mail) = (Guid.CreateVersion7(), $"{name}@soak.test");
            db.Users.Add(new User { Id = id, Name = name, UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), BodyId = body });
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = roles[role.ToString()] });
        }
    });

    /// <summary>A published round in which every body is below the threshold, its cases, and half as many processes of the soak's own.</summary>
    public async Task Round(int bodies, CancellationToken stop)
    {
        var now = run.Clock.GetUtcNow();
        // An ambiguous commit while the database crashed must not make a second round: it is found by its code.
        var round = await run.Ask(async db =>
        {
            var code = $"S-{await db.Rounds.CountAsync(stop)}";
            var made = new Round { Code = code, Title = Trilingual.Of(code, code, code), Year = 2026, Threshold = 100, Fictional = true, CreatedAt = now };
            made.Publish(now);
            db.Add(made);
            foreach (var body in await db.Bodies.Select(b => b.Id).ToListAsync(stop))
                db.Add(new Result { RoundId = made.Id, BodyId = body, Completeness = 50, Currency = 50, Total = 50, Lowest = 50, Known = 10, Unknown = 0 });
            await db.SaveChangesAsync(stop);
            return made.Id;
        }, stop);
        await Again(() => run.With((OpenCasesHandler handler) => handler.Handle(new OpenCases(round), Actor.System, stop)), stop);
        var keys = Enumerable.Range(1, Math.Max(1, bodies / 2)).Select(i => $"{round:N}-{i}").ToList();
        await Again(() => run.With(async (ProcessHostAt at) => await at.Start(keys, stop)), stop);
        foreach (var key in keys) await Again(() => run.With(async (ProcessHostAt at) => await at.Answer(key, stop)), stop);
    }

    private static async Task Again(Func<Task> act, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception away) when (away is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: Npgsql.NpgsqlException })
            {
                await Task.Delay(300, stop);
            }
        }
    }
}

/// <summary>Starts and answers the soak's own processes; doing so again changes nothing.</summary>
internal sealed class ProcessHostAt(HearingsDb db, ProcessHost host)
{
    /// <summary>Starts those that are not there yet.</summary>
    public Task Start(IReadOnlyList<string> keys, CancellationToken stop) => db.Transact(async () =>
    {
        var known = await db.Instances.Where(i => i.ProcessKey == SoakProcedures.Key && keys.Contains(i.BusinessKey)).Select(i => i.BusinessKey).ToListAsync(stop);
        await host.Start(SoakProcedures.Key, [.. keys.Except(known).Select(k => new ProcessSubject(k, null, null, new JsonObject { ["key"] = k }))], Actor.System, stop);
    }, stop);

    /// <summary>Sends the message that one waits for, if it still does.</summary>
    public Task Answer(string key, CancellationToken stop) => db.Transact(async () =>
    {
        if (await db.Subscriptions.AnyAsync(s => s.Name == SoakProcedures.Answer && s.Correlation == key, stop))
            await host.Send(SoakProcedures.Answer, key, [], Actor.System, stop);
    }, stop);
}
