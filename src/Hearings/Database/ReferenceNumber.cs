using Microsoft.EntityFrameworkCore;

namespace Hearings.Database;

/// <summary>
/// The last number given out for a kind of record in a year. A row rather than a database sequence, so that numbers have
/// no gaps after a rolled-back transaction and a simulated year gets the same ones again.
/// </summary>
public sealed class ReferenceNumber
{
    /// <summary>The letter of the kind, such as <c>H</c> for hearing cases.</summary>
    public required string Kind { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The last number given out.</summary>
    public required int Last { get; init; }

    /// <summary>Takes the next numbers in the running transaction: <c>H-2026-00042</c> and those after it.</summary>
    public static async Task<IReadOnlyList<string>> Take(HearingsDb db, string kind, int year, int count, CancellationToken cancel = default)
    {
        if (count == 0) return [];
        var last = await db.Database.SqlQuery<int>($"""
            insert into reference_number (kind, year, last) values ({kind}, {year}, {count})
            on conflict (kind, year) do update set last = reference_number.last + {count}
            returning last as "Value"
            """).ToListAsync(cancel);
        return [.. Enumerable.Range(last[0] - count + 1, count).Select(n => $"{kind}-{year}-{n:00000}")];
    }
}
