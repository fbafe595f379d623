using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>What hearings held as a text before recommendations were records of their own is kept as one of them.</summary>
public sealed class OldRecommendationsTests(Postgres postgres)
{
    [Fact]
    public async Task A_text_of_a_hearing_becomes_a_recommendation_of_its_case()
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.NewDatabase()) { Pooling = false };
        await using (var server = new NpgsqlConnection(connection.ConnectionString))
        {
            await server.OpenAsync(Stop);
            await new NpgsqlCommand("create database old_recommendations template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'kk-KZ'", server).ExecuteNonQueryAsync(Stop);
        }
        connection.Database = "old_recommendations";
        var options = new DbContextOptionsBuilder<HearingsDb>();
        HearingsDatabase.Configure(options, connection.ConnectionString);
        await using var db = new HearingsDb((DbContextOptions<HearingsDb>)options.Options);
        await db.GetService<IMigrator>().MigrateAsync("20261124000000_AppendOnlyEvents", Stop);
        await db.Database.ExecuteSqlRawAsync("""
            insert into body (id, code, kind, successors, name_kk) values ('00000000-0000-0000-0000-000000000001', 'OLD', 'Ministry', '{{}}', 'Министрлік');
            insert into round (id, code, year, threshold, status, fictional, fingerprint, rows, repeats, created_at, published_at, title_kk)
                values ('00000000-0000-0000-0000-000000000002', '2026-01', 2026, 100, 'Published', true, '', 1, 0, now(), now(), 'Мониторинг');
            insert into hearing_case (id, reference, body_id, round_id, lowest, threshold, status, opened_at, outcome, closed_at)
                values ('00000000-0000-0000-0000-000000000003', 'H-2026-00001', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 50, 100, 'Closed', now(), 'Recommendations', now());
            insert into hearing (case_id, number, held_at, place, outcome, ended_at, reasons_kk, recommendation_kk)
                values ('00000000-0000-0000-0000-000000000003', 1, '2026-05-01', 'Зал', 'Postponed', '2026-05-01', 'Кейін.', null),
                       ('00000000-0000-0000-0000-000000000003', 2, '2026-06-01', 'Зал', 'Recommendations', '2026-06-01', 'Бөлім бос.', 'Бөлімді толтыру.');
            """, Stop);

        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: Stop);

        var kept = Assert.Single(await db.Recommendations.Include(r => r.Addressees).ToListAsync(Stop));
        Assert.Equal(("R-2026-00001", RecommendationStatus.Adopted, "Бөлімді толтыру.", "Бөлім бос."), (kept.Reference, kept.Status, kept.Text.Kk, kept.Reason.Kk));
        var part = Assert.Single(kept.Addressees);
        Assert.Equal((true, AddresseeStatus.Draft), (part.IsResponsible, part.Status));
        Assert.Equal(["R-2026-00002"], await db.Transact(() => ReferenceNumber.Take(db, "R", 2026, 1, Stop), Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
