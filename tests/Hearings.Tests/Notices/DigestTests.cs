using Hearings.Access;
using Hearings.Notices;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>The digest of those who share a queue.</summary>
public sealed class DigestTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task It_comes_once_on_each_working_day_on_which_something_is_open()
    {
        await house.Person(Role.Secretary);
        await house.Person(Role.Secretary, name: "Second");
        await house.Person(Role.Reviewer);
        await house.RunJobs();
        await house.OpenCases();

        // Nothing is open for the secretary until the explanations are overdue, on 18 March.
        await RunUntil(18);
        Assert.Empty(await Digests());

        // Then one for each secretary, none for the reviewer, whose queue is empty; on 21 March, a Saturday, none.
        await RunUntil(23);
        var digests = await Digests();
        Assert.Equal(["18 Second", "18 Secretary", "19 Second", "19 Secretary", "20 Second", "20 Secretary"],
            digests.Select(n => $"{Hearings.Calendar.LocalTime.DateOf(n.CreatedAt).Day} {n.RecipientName}"));
        Assert.Contains("жаңасы: 2", digests[0].Body, StringComparison.Ordinal);
        Assert.Contains("жаңасы: 0", digests[2].Body, StringComparison.Ordinal);
        Assert.Contains("H-2026-00001", digests[2].Body, StringComparison.Ordinal);
    }

    // To half past nine of a day in March, hour by hour as a running program would.
    private async Task RunUntil(int day)
    {
        for (var end = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero); house.Clock.GetUtcNow() < end; house.Clock.Advance(TimeSpan.FromHours(1)))
            await house.RunJobs();
    }

    private Task<List<Notice>> Digests() =>
        house.Ask(db => db.Notices.Where(n => n.Kind == "Digest").OrderBy(n => n.CreatedAt).ThenBy(n => n.RecipientName).ToListAsync());
}
