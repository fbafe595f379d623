using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>The orders in which operations list incidents and jobs, as indexes: a page begins at a place in them.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261128230000_OperationsIndexes")]
public sealed class OperationsIndexes : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create index ix_job_kind_status_id on job (kind, status, id);
        create index ix_job_attention on job (id) where status in ('Failed', 'Uncertain') or (status = 'Pending' and attempts > 0);
        create index ix_incident_raised_at_id on incident (raised_at, id);
        create index ix_incident_open on incident (raised_at, id) where resolved_at is null;
        drop index ix_incident_raised_at;
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create index ix_incident_raised_at on incident (raised_at) where resolved_at is null;
        drop index ix_incident_open;
        drop index ix_incident_raised_at_id;
        drop index ix_job_attention;
        drop index ix_job_kind_status_id;
        """);
}
