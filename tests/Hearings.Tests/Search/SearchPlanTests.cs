using Hearings.Access;
using Hearings.Database;
using Hearings.Search;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Search;

/// <summary>A hundred thousand entries are searched by the indexes.</summary>
public sealed class SearchPlanTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task The_plan_for_a_hundred_thousand_entries_reads_both_indexes_and_never_the_table()
    {
        await house.Ask(db => Fill(db, house.Low.Id));
        foreach (var actor in (Actor[])[new(Guid.NewGuid(), "Member", [Role.Member]), new(Guid.NewGuid(), "Signer", [Role.Signer], house.Low.Id)])
        {
            var plan = await house.Ask(db => Plan(db, actor));
            Assert.Contains("ix_search_entry_words", plan, StringComparison.Ordinal);
            Assert.Contains("ix_search_entry_likeness", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
        var found = await house.With<Finder, Found>(finder => finder.Find("заслушиванием 77777", null, 0, Actor.System, TestContext.Current.CancellationToken));
        Assert.Equal("H-77777", Assert.Single(found.Hits).Reference);
        var cut = await house.With<Finder, Found>(finder => finder.Find("заслушивание", null, 0, Actor.System, TestContext.Current.CancellationToken));
        Assert.Equal((true, Finder.Most, Finder.Page), (cut.IsCut, cut.Count, cut.Hits.Count));
    }

    private static Task<int> Fill(HearingsDb db, Guid body) => db.Database.ExecuteSqlAsync($"""
        insert into search_entry (source, subject_id, kind, reference, path, body_ids, is_internal, happened_at, heading, text)
        select 'test', gen_random_uuid(), 'Case', 'H-' || n, '/cases/H-' || n, array[{body}], false, timestamptz '2026-01-01' + n * interval '1 minute',
            'H-' || n || ' Орган ' || n % 500, 'Слово' || n % 3000 || ' ' || translate((n % 7000)::text, '0123456789', 'бвгджзклмн') || 'аумақтық' || case when n % 50 in (0, 27) then ' заслушивание ' else ' ' end || n
        from generate_series(1, 100000) n;
        analyze search_entry;
        """);

    private static async Task<string> Plan(HearingsDb db, Actor actor)
    {
        var (sql, parameters) = Finder.Query("заслушиванием ллаумақтық", ["заслушиванием", "ллаумақтық"], null, 0, actor);
        await db.Database.OpenConnectionAsync();
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "explain " + string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, [.. Enumerable.Range(0, parameters.Length).Select(i => (object)$"@p{i}")]);
        for (var i = 0; i < parameters.Length; i++) command.Parameters.AddWithValue($"p{i}", parameters[i]);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
