using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>A vote that lost its quorum ends without a result, and an item may be presided over by another than the chair.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261128160000_VotesWithoutResult")]
public sealed class VotesWithoutResult : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table vote add lapsed_at timestamp with time zone;
        alter table vote add constraint ck_vote_lapsed
            check (lapsed_at is null or (closed_at is null and (present < quorum_needed or present = 0)));
        alter table agenda_item add presided_by uuid
            constraint fk_agenda_item_person_presided_by references person (id) on delete restrict;
        create index ix_agenda_item_presided_by on agenda_item (presided_by);
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table agenda_item drop column presided_by;
        alter table vote drop column lapsed_at;
        """);
}
