using Hearings.Access;
using Hearings.Calendar;
using Hearings.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Hearings.Database;

/// <summary>How the program opens and prepares its database.</summary>
public static class HearingsDatabase
{
    private const long PrepareLock = 0x48656172696E6773; // "Hearings" in ASCII

    /// <summary>The options of a context on this connection string.</summary>
    public static DbContextOptions<HearingsDb> Options(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<HearingsDb>();
        Configure(builder, connectionString);
        return builder.Options;
    }

    /// <summary>PostgreSQL, snake_case names.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString).UseSnakeCaseNamingConvention()
            // A test asks once whether a migration is missing; asking at every start builds the model a second time.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>Whether a database says of itself that it is a demonstration; one without our tables is none.</summary>
    public static async Task<bool> IsDemonstration(string connectionString, CancellationToken cancel = default)
    {
        await using var db = new HearingsDb(Options(connectionString));
        try
        {
            return await db.Installations.AnyAsync(i => i.IsDemonstration, cancel);
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    /// <summary>
    /// Migrates and publishes the shipped procedures: what every start does before anything else. Nodes that start at
    /// once do it one after the other.
    /// </summary>
    /// <returns>True where the database was new.</returns>
    public static async Task<bool> Prepare(string connectionString, bool demonstration, TimeProvider time, CancellationToken cancel = default)
    {
        await using var db = new HearingsDb(Options(connectionString));
        await db.Database.OpenConnectionAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({PrepareLock})", cancel);
        try
        {
            var isNew = await Migrate(db, demonstration, time, cancel);
            await Procedures.Publish(db, Procedures.ShippedFolder, time.GetUtcNow(), cancel);
            return isNew;
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({PrepareLock})", CancellationToken.None);
        }
    }

    /// <summary>
    /// Brings the tables up to date and, in a new database, writes what it is and the shipped calendar. Safe to run
    /// again; whether it is a demonstration is decided by the first run only.
    /// </summary>
    /// <returns>True where the database was new.</returns>
    public static async Task<bool> Migrate(HearingsDb db, bool demonstration, TimeProvider time, CancellationToken cancel = default)
    {
        await db.Database.MigrateAsync(cancel);
        return await db.Transact(async () =>
        {
            await db.Database.ExecuteSqlAsync($"lock table installation in exclusive mode", cancel);
            if (await db.Installations.AnyAsync(cancel)) return false;
            db.Installations.Add(new Installation { IsDemonstration = demonstration, CreatedAt = time.GetUtcNow() });
            db.Roles.AddRange(Roles.All.Select(r => new IdentityRole<Guid>(r.ToString())
            {
                Id = Guid.CreateVersion7(),
                NormalizedName = r.ToString().ToUpperInvariant(),
            }));
            var shipped = CalendarFile.Shipped();
            db.Holidays.AddRange(shipped.Holidays);
            db.SpecialDays.AddRange(shipped.Special);
            db.CalendarYears.AddRange(shipped.Years);
            return true;
        }, cancel);
    }
}
