using System.Globalization;

namespace Hearings.Benchmarks.Host;

/// <summary>Fills a database with processes that ended or wait far from now, made from one that the program wrote.</summary>
internal static class Stored
{
    /// <summary>Brings the number of stored processes up to this, each with its task, every tenth with an open timer.</summary>
    public static Task UpTo(BenchHouse house, int instances) => house.Sql(string.Create(CultureInfo.InvariantCulture, $"""
        create temporary table fresh as
            select gen_random_uuid() as id, n from generate_series((select count(*) from process_instance) + 1, {instances}) n;
        insert into process_instance select (jsonb_populate_record(i, jsonb_build_object('id', f.id, 'business_key', 'stored-' || f.n, 'case_id', null))).*
            from fresh f cross join (select i from process_instance i where business_key like 'H-%' order by id limit 1) t(i);
        insert into user_task select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'instance_id', f.id, 'case_id', null,
                'state', 'Completed', 'ended_at', (t).created_at))).*
            from fresh f cross join (select t from user_task t where form = 'submit-explanation' order by id limit 1) x(t);
        insert into job select (jsonb_populate_record(j, jsonb_build_object('id', gen_random_uuid(), 'instance_id', f.id, 'key', 'stored:' || f.id,
                'status', 'Pending', 'ended_at', null, 'due_at', now() + interval '5 years'))).*
            from fresh f cross join (select j from job j where kind = 'Timer' order by id limit 1) x(j) where f.n % 10 = 0;
        drop table fresh;
        analyze;
        """));
}
