using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Database;

/// <summary>Neither the program nor its database role can rewrite what happened, or what the database is.</summary>
public sealed class AppendOnlyTests(Postgres postgres)
{
    [Theory]
    [InlineData("update audit_event set kind = 'Other'")]
    [InlineData("delete from audit_event")]
    [InlineData("truncate audit_event")]
    [InlineData("update installation set is_demonstration = true")]
    [InlineData("delete from installation")]
    public async Task The_database_refuses(string statement)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = new HearingsDb(HearingsDatabase.Options(await postgres.NewDatabase()));
        db.Record(Actor.System, House.Begin, "BriefWritten");
        await db.SaveChangesAsync(stop);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(statement, stop));

        Assert.Contains("is append-only", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == "BriefWritten", stop));
        Assert.False(await db.Installations.Select(i => i.IsDemonstration).SingleAsync(stop));
    }
}
