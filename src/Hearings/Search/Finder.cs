using System.Text;
using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Search;

/// <summary>One hit, with how well it fits.</summary>
public sealed record SearchHit(
    SearchKind Kind, string Reference, Trilingual Title, string Path, DateTimeOffset HappenedAt, IReadOnlyList<SnippetPart> Snippet);

/// <summary>A page of hits; where there are more than can be ranked, the newest were.</summary>
public sealed record Found(IReadOnlyList<SearchHit> Hits, int Count, bool IsCut);

/// <summary>
/// Searches the entries: Russian and English words in any form by their stems, words of Kazakh by the likeness of their
/// beginning, since every ending there follows the stem. Officers find what is their body's and not internal; people of
/// the Commission everything but internal papers on a body that they work for.
/// </summary>
public sealed class Finder(HearingsDb db)
{
    /// <summary>How many hits a page shows.</summary>
    public const int Page = 20;

    /// <summary>How many hits are ranked.</summary>
    public const int Most = 500;

    private const int LongestQuery = 200;
    private const int MostWords = 8;

    /// <summary>The text whose likeness is compared; the index is on just this expression.</summary>
    internal const string Likeness = "left(e.heading || ' ' || e.text, 50000)";

    /// <summary>The hits for what was typed, the best first.</summary>
    public async Task<Found> Find(string typed, SearchKind? kind, int skip, Actor actor, CancellationToken cancel = default)
    {
        typed = new string([.. typed.Where(c => !char.IsControl(c))]).Trim();
        if (typed.Length > LongestQuery) typed = typed[..LongestQuery];
        var words = Words.Of(typed).Distinct().Take(MostWords).ToList();
        if (words.Count == 0) return new([], 0, false);
        var (sql, parameters) = Query(typed, words, kind, skip, actor);
        var rows = await db.Database.SqlQueryRaw<Row>(sql, parameters).ToListAsync(cancel);
        return new(
            [.. rows.Select(r => new SearchHit(Enum.Parse<SearchKind>(r.Kind), r.Reference, Trilingual.Of(r.TitleKk, r.TitleRu, r.TitleEn), r.Path, r.HappenedAt, Snippet.Of(r.Text, words)))],
            rows.Count == 0 ? 0 : Math.Min(Most, rows[0].Total), rows.Count > 0 && rows[0].Total > Most);
    }

    /// <summary>The query and its parameters, apart for the test that looks at its plan.</summary>
    internal static (string Sql, object[] Parameters) Query(string typed, IReadOnlyList<string> words, SearchKind? kind, int skip, Actor actor)
    {
        var parameters = new List<object>();
        var query = $"websearch_to_tsquery('russian', {Parameter(typed)})";
        var reference = Parameter(typed.ToUpperInvariant());
        // Quotes and a minus before a word ask for just these words: then likeness would find too much.
        var isExact = typed.Contains('"', StringComparison.Ordinal) || $" {typed}".Contains(" -", StringComparison.Ordinal);
        var stems = words.Where(w => !isExact && Words.HasEndings(w)).Select(w => Parameter(Words.Beginning(w))).ToList();
        // Figures have no endings: they must stand there just so.
        var exact = words.Where(w => w.Any(char.IsDigit)).Select(w => $"e.words @@ plainto_tsquery('russian', {Parameter(w)})");
        var fits = new StringBuilder($"e.words @@ {query} or e.reference = {reference}");
        if (stems.Count > 0) fits.Append(" or (").AppendJoin(" and ", stems.Select(s => $"{s} <% {Likeness}").Concat(exact)).Append(')');
        var scope = new StringBuilder("true");
        if (actor is { SeesAllBodies: true, BodyId: { } own }) scope.Append(" and not (e.is_internal and e.body_ids @> ").Append(Parameter(new[] { own })).Append(')');
        if (!actor.SeesAllBodies) scope.Append(" and not e.is_internal and e.body_ids @> ").Append(Parameter(new[] { actor.BodyId ?? Guid.Empty }));
        if (kind is { } chosen) scope.Append(" and e.kind = ").Append(Parameter(chosen.ToString()));
        var likeness = stems.Count == 0 ? "0" : $"({string.Join(" + ", stems.Select(s => $"word_similarity({s}, {Likeness})"))}) / {stems.Count}";
        return ($"""
            with fitting as (
                select e.source, e.subject_id from search_entry e where ({scope}) and ({fits})
                order by e.happened_at desc, e.source, e.subject_id limit {Most + 1})
            select e.kind, e.reference, e.title_kk, e.title_ru, e.title_en, e.path, e.happened_at, e.text, (count(*) over ())::int as total
            from fitting join search_entry e using (source, subject_id)
            order by (e.reference = {reference})::int * 4 + (e.words @@ {query})::int + ts_rank(e.words, {query}) + {likeness} desc,
                e.happened_at desc, e.source, e.subject_id
            limit {Page} offset {Parameter(skip)}
            """, [.. parameters]);

        string Parameter(object value)
        {
            parameters.Add(value);
            return $"{{{parameters.Count - 1}}}";
        }
    }

    private sealed record Row(
        string Kind, string Reference, string? TitleKk, string? TitleRu, string? TitleEn, string Path, DateTimeOffset HappenedAt, string Text, int Total);
}
