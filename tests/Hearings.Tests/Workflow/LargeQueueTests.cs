using Hearings.Access;
using Hearings.Database;
using Hearings.Tests.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>The work queue as large as it may get.</summary>
public sealed class LargeQueueTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_page_of_a_hundred_thousand_open_tasks_walks_the_index()
    {
        await house.Ask(db => Fill(db, 100_000));
        var actor = new Actor(Guid.NewGuid(), "reviewer", [Role.Reviewer, Role.Auditor]);

        var first = await house.Ask(db => QueryPlan.Of(Queue.Page(db, actor, t => t, null, 51)));
        Assert.Contains("Index Scan using ix_user_task_queue on user_task", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on user_task", first, StringComparison.Ordinal);
        var place = await house.Ask(async db => (await Queue.Page(db, actor, t => t, null, 51).ToListAsync())[49]);
        var deep = await house.Ask(db => QueryPlan.Of(Queue.Page(db, actor, t => t, new QueuePlace(place.Urgency, place.DueOn ?? DateOnly.MaxValue, place.CreatedAt, place.Id), 51)));
        Assert.Matches(@"Index Scan using ix_user_task_queue on user_task[^\n]*\n\s*Index Cond: [^\n]*assignee_id IS NULL[^\n]*ROW\(urgency, ", deep);
        Assert.DoesNotContain("Seq Scan on user_task", deep, StringComparison.Ordinal);

        // Page by page nothing is missed and nothing comes twice, though many have no deadline and the same age.
        using var browser = await house.SignedIn(await house.Person(Role.Reviewer));
        var seen = new List<string>();
        for (var next = "/queue"; seen.Count < 300;)
        {
            var page = await browser.Get(next);
            Assert.Contains("More than 1000 open tasks", page.Main, StringComparison.Ordinal);
            seen.AddRange(page.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!));
            next = new Uri(page.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!).PathAndQuery;
        }
        var expected = await house.Ask(db => db.Tasks.Where(t => t.Role == Role.Reviewer && t.AssigneeId == null)
            .OrderBy(t => t.Urgency).ThenBy(t => t.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(300).Select(t => $"/tasks/{t.Id}").ToListAsync());
        Assert.Equal(expected, seen);
    }

    private static async Task<int> Fill(HearingsDb db, int count)
    {
        var definition = await db.Definitions.Select(d => d.Id).FirstAsync();
        await db.Database.ExecuteSqlAsync($$"""
            insert into process_instance (id, definition_id, process_key, business_key, state, status, started_at, passed)
            values ('00000000-0000-0000-0000-000000000009', {{definition}}, 'many', 'many', '{}', 'Running', {{House.Begin}}, '{}')
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into user_task (id, instance_id, token, element, name_kk, form, role, created_at, due_on, state, urgency)
            select gen_random_uuid(), '00000000-0000-0000-0000-000000000009', 'many:' || n, 'many', 'many', 'verify-evidence',
                case when n % 20 = 0 then 'Secretary' else 'Reviewer' end, {House.Begin}, case when n % 3 > 0 then date '2026-03-02' + n % 50 end, 'Open', 3 - n % 7 / 4
            from generate_series(1, {count}) n
            """);
        return await db.Database.ExecuteSqlRawAsync("analyze user_task");
    }
}
