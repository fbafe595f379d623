using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>The order of the work queue as indexes: what has no deadline comes last, so that a page begins at a place in it.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125130600_QueueIndexes")]
public sealed class QueueIndexes : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create index ix_user_task_queue on user_task (role, assignee_id, urgency, (coalesce(due_on, 'infinity'::date)), created_at, id) where state = 'Open';
        create index ix_user_task_open on user_task (urgency, (coalesce(due_on, 'infinity'::date)), created_at, id) where state = 'Open';
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop index ix_user_task_open;
        drop index ix_user_task_queue;
        """);
}
