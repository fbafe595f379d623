using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>A task may exclude a person of its role; an acceptance that waits for its confirmation excludes whoever accepted.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261129150000_ExcludedFromTasks")]
public sealed class ExcludedFromTasks : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table user_task add excluded_id uuid;
        update user_task t set excluded_id = v.by
        from submission s join verification v on v.submission_id = s.id
        where t.state = 'Open' and t.form = 'confirm-verification' and s.addressee_id = t.subject_id
            and v.verdict = 'Accept' and v.confirmed is null;
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table user_task drop column excluded_id");
}
