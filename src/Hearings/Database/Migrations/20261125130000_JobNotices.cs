using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>The database tells the waiting nodes, at commit, when a job becomes due: the moment in milliseconds since 1970.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125130000_JobNotices")]
public sealed class JobNotices : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create function tell_new_jobs() returns trigger language plpgsql as $$
        declare earliest timestamptz;
        begin
            select min(due_at) into earliest from fresh where status = 'Pending';
            if earliest is not null then
                perform pg_notify('hearings_job', (extract(epoch from earliest) * 1000)::bigint::text);
            end if;
            return null;
        end $$;
        create trigger job_told after insert on job referencing new table as fresh
            for each statement execute function tell_new_jobs();

        create function tell_moved_job() returns trigger language plpgsql as $$
        begin
            perform pg_notify('hearings_job', (extract(epoch from new.due_at) * 1000)::bigint::text);
            return null;
        end $$;
        create trigger job_moved_told after update on job for each row
            when (new.status = 'Pending' and (old.status <> 'Pending' or new.due_at < old.due_at))
            execute function tell_moved_job();
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        drop trigger job_moved_told on job;
        drop function tell_moved_job();
        drop trigger job_told on job;
        drop function tell_new_jobs();
        """);
}
