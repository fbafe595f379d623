using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>Seals of what happened, as unchangeable as the events themselves.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261128100000_AuditSeals")]
public sealed class AuditSeals : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table audit_seal (
            number bigint not null constraint pk_audit_seal primary key,
            version smallint not null,
            sealed_at timestamp with time zone not null,
            first_event bigint not null,
            last_event bigint not null,
            count integer not null,
            digests bytea not null,
            hash character(64) not null
        );
        -- Digests cannot be compressed.
        alter table audit_seal alter column digests set storage external;
        create trigger audit_seal_append_only before update or delete on audit_seal
            for each row execute function refuse_change();
        create trigger audit_seal_not_truncated before truncate on audit_seal
            for each statement execute function refuse_change();
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table audit_seal;");
}
