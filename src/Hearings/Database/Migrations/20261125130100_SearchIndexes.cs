using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>
/// The search's column of lexemes and its indexes. The extension pg_trgm is a trusted one: the database's owner may
/// create it, no superuser is needed.
/// </summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125130100_SearchIndexes")]
public sealed class SearchIndexes : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create extension if not exists pg_trgm;
        alter table search_entry add words tsvector generated always as
            (setweight(to_tsvector('russian', heading), 'A') || setweight(to_tsvector('russian', text), 'B')) stored;
        create index ix_search_entry_words on search_entry using gin (words);
        create index ix_search_entry_likeness on search_entry using gin ((left(heading || ' ' || text, 50000)) gin_trgm_ops);
        create index ix_search_entry_reference on search_entry (reference);
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index ix_search_entry_reference;
        drop index ix_search_entry_likeness;
        drop index ix_search_entry_words;
        alter table search_entry drop words;
        """);
}
