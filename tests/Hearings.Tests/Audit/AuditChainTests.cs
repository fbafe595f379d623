using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Audit;

/// <summary>What happened is sealed in order, and proven whole by the program and by others.</summary>
public sealed class AuditChainTests(Postgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_sealed_proven_refuses_change_and_can_be_recomputed_in_the_database()
    {
        await using var house = await AuditHouse.Open(postgres);
        await house.Happen(3);
        var first = (await house.Ids()).Length;
        Assert.Equal(first, await house.Ask(db => AuditChain.Unsealed(db, Stop)));
        Assert.Equal(first, await house.Seal());
        Assert.Equal(0, await house.Seal());
        await house.Happen(2);
        Assert.Equal(2, await house.Seal());
        await house.Happen(1);

        var seals = await house.Ask(db => db.Seals.OrderBy(s => s.Number).ToListAsync(Stop));
        Assert.Equal([(1L, first), (2L, 2)], seals.Select(s => (s.Number, s.Count)));
        var proof = await house.Prove();
        Assert.Equal((seals[1].Mark, first + 2L, 0), (proof.Through, proof.Events, proof.Breaks.Count));
        Assert.Equal(1, await house.Ask(db => AuditChain.Unsealed(db, Stop)));
        foreach (var statement in (string[])["update audit_seal set count = 0", "delete from audit_seal", "truncate audit_seal"])
            Assert.Contains("is append-only", (await Assert.ThrowsAsync<PostgresException>(() => house.Ask(db => db.Database.ExecuteSqlRawAsync(statement, Stop)))).MessageText, StringComparison.Ordinal);

        // An auditor without this program: the forms as the docstrings describe them, in SQL.
        var recomputed = await house.Ask(db => db.Database.SqlQuery<string>($"""
            with field(event, place, value) as (
                select e.id, f.place, f.value from audit_event e cross join lateral unnest(array['hearings.event.1', e.id::text,
                    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id::text, e.actor_name, e.kind, e.case_id::text, e.body_id::text,
                    e.round_id::text, e.sitting_id::text, e.recommendation_id::text, e.data::text]) with ordinality f(value, place)),
            entry(event, bytes) as (
                select event, int8send(event) || sha256(convert_to(string_agg(coalesce(octet_length(value) || ':' || value, '-') || chr(10), '' order by place), 'UTF8'))
                from field group by event),
            head(seal, bytes) as (
                select s.number, convert_to(string_agg(octet_length(f.value) || ':' || f.value || chr(10), '' order by f.place), 'UTF8')
                from audit_seal s cross join lateral unnest(array['hearings.seal.' || s.version, s.number::text,
                    to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), s.first_event::text, s.last_event::text, s.count::text,
                    coalesce((select p.hash::text from audit_seal p where p.number = s.number - 1), repeat('0', 64))]) with ordinality f(value, place) group by s.number)
            select encode(sha256(h.bytes || (select string_agg(e.bytes, '' order by e.event) from entry e where e.event between s.first_event and s.last_event)), 'hex') as "Value"
            from audit_seal s join head h on h.seal = s.number order by s.number
            """).ToListAsync(Stop));
        Assert.Equal(seals.Select(s => s.Hash), recomputed);
    }

    [Fact]
    public async Task What_has_no_commit_yet_is_waited_for_and_many_events_make_several_seals()
    {
        await using var house = await AuditHouse.Open(postgres);
        await using var late = new HearingsDb(HearingsDatabase.Options(house.ConnectionString));
        await using (var running = await late.Database.BeginTransactionAsync(Stop))
        {
            late.Record(Actor.System, House.Begin, "BriefWritten");
            await late.SaveChangesAsync(Stop);
            await house.Ask(db => db.Database.ExecuteSqlRawAsync("""
                insert into audit_event (at, actor_name, kind, data) select now(), 'x', 'BriefWritten', jsonb_build_object('n', n) from generate_series(1, 12000) n
                """, Stop));
            // An earlier event may still come: nothing that is later is sealed before it.
            Assert.Equal("SealingWaits", (await Assert.ThrowsAsync<RuleViolation>(house.Seal)).Rule);
            await running.CommitAsync(Stop);
        }
        var before = await house.Ask(db => db.Seals.CountAsync(Stop));
        var awaiting = await house.Ask(db => AuditChain.Unsealed(db, Stop));
        Assert.Equal(awaiting, await house.Seal());
        Assert.Equal([SealEvents.Batch, (int)awaiting - SealEvents.Batch],
            await house.Ask(db => db.Seals.OrderBy(s => s.Number).Skip(before).Select(s => s.Count).ToListAsync(Stop)));
        Assert.Empty((await house.Prove()).Breaks);
    }

    [Fact]
    public async Task Nodes_that_seal_at_once_make_one_chain()
    {
        await using var house = await AuditHouse.Open(postgres);
        await house.Happen(2);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Seal()));
        Assert.Empty((await house.Prove()).Breaks);
        Assert.Equal(0, await house.Ask(db => AuditChain.Unsealed(db, Stop)));
        await house.Check();
    }
}
