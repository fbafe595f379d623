using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Demonstration;

/// <summary>
/// Fills a demonstration by the simulator: the year 2021 up to the sitting of 23 December, and this year's round in the midst
/// of its work. Everything runs through the real commands under a simulated clock, so that the history is what those
/// commands write. A load that was cut off is done anew.
/// </summary>
public static class DemonstrationLoad
{
    private const string Done = "DemonstrationLoaded";
    private const string Begun = "DemonstrationBegun";
    private const long Lock = 0x44656D6F; // "Demo" in ASCII

    /// <summary>Fills the database unless it is no demonstration or was filled before. One process does so at a time.</summary>
    /// <param name="connectionString">A prepared database.</param>
    /// <param name="now">The moment at which this year's round is in the midst of its work.</param>
    /// <param name="begins">Called once when there is something to do.</param>
    /// <param name="cancel">Stops between two commands.</param>
    public static async Task Run(string connectionString, DateTimeOffset now, Action begins, CancellationToken cancel = default)
    {
        await using var db = new HearingsDb(HearingsDatabase.Options(connectionString));
        await db.Database.OpenConnectionAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({Lock})", cancel);
        try
        {
            if (!await db.Installations.AnyAsync(i => i.IsDemonstration, cancel) || await db.Events.AnyAsync(e => e.Kind == Done, cancel))
                return;
            var interrupted = await db.Events.AnyAsync(e => e.Kind == Begun, cancel);
            // What this load did not begin is somebody's own, such as a simulated year that was kept, and is left alone.
            if (!interrupted && (await db.Rounds.AnyAsync(cancel) || await db.Bodies.AnyAsync(cancel))) return;
            begins();
            if (interrupted) await Empty(db, connectionString, cancel);
            db.Record(Actor.System, now, Begun);
            await db.SaveChangesAsync(cancel);
            await using var past = new DemonstrationYears(connectionString, now);
            await past.Run(cancel);
            db.Record(Actor.System, now, Done);
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static async Task Empty(HearingsDb db, string connectionString, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"drop schema public cascade", cancel);
        await db.Database.ExecuteSqlAsync($"create schema public", cancel);
        await HearingsDatabase.Prepare(connectionString, demonstration: true, TimeProvider.System, cancel);
    }
}
