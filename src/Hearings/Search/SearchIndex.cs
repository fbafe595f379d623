using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hearings.Search;

/// <summary>
/// Keeps the entries in step with the records: what a save has added or changed is read anew by its sources, in the same
/// transaction. Rows that are written past the change tracker must be followed by <see cref="Rebuild"/>.
/// </summary>
public static class SearchIndex
{
    private const string Columns = "reference, title_kk, title_ru, title_en, path, body_ids, is_internal, happened_at, heading, text";

    private static readonly ILookup<Type, (SearchSource Source, SearchSource.Follow Follow)> ByEntity =
        SearchSources.All.SelectMany(s => s.Follows.Select(f => (s, f))).ToLookup(x => x.f.Entity);

    /// <summary>What a save is about to change, by source and column; nothing where no source follows it.</summary>
    internal static List<(SearchSource Source, string Column, Guid[] Ids, bool Gone)> Touched(ChangeTracker tracker) =>
    [
        .. tracker.Entries().SelectMany(e => ByEntity[e.Metadata.ClrType].Where(x => x.Follow.Shows(e)).Select(x => (x.Source, x.Follow, Id: x.Follow.Id(e.Entity), Gone: e.State == EntityState.Deleted)))
            .GroupBy(x => (x.Source, x.Follow, x.Gone))
            .Select(g => (g.Key.Source, g.Key.Follow.Column, g.Select(x => x.Id).Distinct().ToArray(), g.Key.Gone)),
    ];

    /// <summary>The same for rows that were copied in, of one type.</summary>
    internal static List<(SearchSource Source, string Column, Guid[] Ids, bool Gone)> Touched<T>(IEnumerable<T> copied) where T : class =>
        [.. ByEntity[typeof(T)].Select(x => (x.Source, x.Follow.Column, copied.Select(x.Follow.Id).Distinct().ToArray(), false))];

    /// <summary>Reads anew what a save has changed.</summary>
    internal static async Task Refresh(HearingsDb db, List<(SearchSource Source, string Column, Guid[] Ids, bool Gone)> touched, CancellationToken cancel)
    {
        foreach (var (source, column, ids, gone) in touched)
        {
            // PostgreSQL keeps its plan for one id; for a list, whose length it cannot know, it would make one each time.
            var (these, value) = ids is [var one] ? ("{2}", (object)one) : ("any({2})", ids);
            var sql = $"{Insert(source)} where s.{column} = {these} {OnConflict}";
            if (gone && column == "subject_id") await db.SearchEntries.Where(e => e.Source == source.Name && ids.Contains(e.SubjectId)).ExecuteDeleteAsync(cancel);
            else await db.Database.ExecuteSqlRawAsync(sql, [source.Name, source.Kind.ToString(), value], cancel);
        }
    }

    /// <summary>Makes all entries anew, all or none.</summary>
    /// <returns>How many there are.</returns>
    public static Task<int> Rebuild(HearingsDb db, CancellationToken cancel = default) => db.Transact(async () =>
    {
        await db.SearchEntries.ExecuteDeleteAsync(cancel);
        var made = 0;
        foreach (var source in SearchSources.All)
        {
            var sql = $"{Insert(source)} where true {OnConflict}";
            made += await db.Database.ExecuteSqlRawAsync(sql, [source.Name, source.Kind.ToString()], cancel);
        }
        return made;
    }, cancel);

    private static string Insert(SearchSource source) => $$"""
        insert into search_entry (source, kind, subject_id, {{Columns}})
        select {0}, {1}, s.subject_id, s.reference, s.title_kk, s.title_ru, s.title_en, s.path, s.body_ids, s.is_internal, s.happened_at, s.heading,
            left(s.text, {{SearchEntry.LongestText}})
        from ({{source.Select}}) s
        """;

    // A record that changes in what is not searched costs no new row and no work on the indexes.
    private static readonly string OnConflict = $"""
        on conflict (source, subject_id) do update set ({Columns}) = row(excluded.{Columns.Replace(", ", ", excluded.", StringComparison.Ordinal)})
        where (search_entry.{Columns.Replace(", ", ", search_entry.", StringComparison.Ordinal)})
            is distinct from (excluded.{Columns.Replace(", ", ", excluded.", StringComparison.Ordinal)})
        """;
}
