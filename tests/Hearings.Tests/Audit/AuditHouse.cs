using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Tests.CommandLine;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hearings.Tests.Audit;

/// <summary>A house in which things happen and are sealed; and somebody who turns the triggers off.</summary>
public sealed class AuditHouse(Postgres postgres) : House(postgres)
{
    private DateOnly _day = new(2026, 8, 31);

    /// <summary>A house of its own for one test, which begins with the first seal.</summary>
    public static async Task<AuditHouse> Open(Postgres postgres)
    {
        var house = new AuditHouse(postgres);
        await house.InitializeAsync();
        return house;
    }

    /// <summary>Commands are run that leave as many events behind.</summary>
    public async Task Happen(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _day = _day.AddDays(1);
            var rest = _day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            await With<AddSpecialDayHandler, int>(h => h.Handle(new AddSpecialDay(_day, rest, Trilingual.Of("Күн", "День", "Day"), "Order No. 1"), Actor.System));
        }
    }

    /// <summary>Seals what happened.</summary>
    public Task<long> Seal() => With<SealEvents, long>(sealer => sealer.Seal());

    /// <summary>Walks the chain.</summary>
    public Task<ChainProof> Prove() => Ask(db => AuditChain.Prove(db));

    /// <summary>The events' ids in order.</summary>
    public Task<long[]> Ids() => Ask(db => db.Events.OrderBy(e => e.Id).Select(e => e.Id).ToArrayAsync());

    /// <summary>Does what no trigger lets the program do.</summary>
    public async Task Tamper(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"""
            alter table audit_event disable trigger user; alter table audit_seal disable trigger user; {sql};
            alter table audit_event enable trigger user; alter table audit_seal enable trigger user
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs <c>hearings audit …</c> on this house's database.</summary>
    public Task<Outcome> Audit(params string[] arguments) => Terminal.Run(["audit", .. arguments], new() { ["HEARINGS_DB"] = ConnectionString });
}
