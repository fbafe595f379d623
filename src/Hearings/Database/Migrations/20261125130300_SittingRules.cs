using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>
/// Every member is invited to every called sitting, so no two of them may overlap; an agenda's numbers are unique once a
/// transaction ends, while it may exchange them in between; and a cast vote is never changed.
/// </summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125130300_SittingRules")]
public sealed class SittingRules : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table sitting add constraint ex_sitting_overlap
            exclude using gist (tstzrange(starts_at, ends_at) with &&) where (status in ('Called', 'Running'));
        alter table agenda_item add constraint uq_agenda_item_number unique (sitting_id, number) deferrable initially deferred;
        create trigger ballot_append_only before update or delete on ballot
            for each row execute function refuse_change();
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger ballot_append_only on ballot;
        alter table agenda_item drop constraint uq_agenda_item_number;
        alter table sitting drop constraint ex_sitting_overlap;
        """);
}
