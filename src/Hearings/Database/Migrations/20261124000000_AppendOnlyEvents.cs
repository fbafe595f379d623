using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>The database itself refuses to change or delete an event, whoever asks.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261124000000_AppendOnlyEvents")]
public sealed class AppendOnlyEvents : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create function refuse_change() returns trigger language plpgsql as $$
        begin
            raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'integrity_constraint_violation';
        end $$;
        create trigger audit_event_append_only before update or delete on audit_event
            for each row execute function refuse_change();
        create trigger audit_event_not_truncated before truncate on audit_event
            for each statement execute function refuse_change();
        create trigger installation_append_only before update or delete on installation
            for each row execute function refuse_change();
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger installation_append_only on installation;
        drop trigger audit_event_not_truncated on audit_event;
        drop trigger audit_event_append_only on audit_event;
        drop function refuse_change();
        """);
}
