using Hearings.Access;
using Hearings.Audit;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Audit;

/// <summary>Every night what happened is sealed and what is new is proven, once a week all of it; people see it on the operations page.</summary>
public sealed class NightlyProofTests(AuditHouse house) : IClassFixture<AuditHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_sealed_at_night_proven_and_shown()
    {
        Assert.Contains("nothing has been sealed yet", await Shown(Language.En), StringComparison.Ordinal);
        await house.RunJobs();
        await house.Happen(2);
        await Night();

        var seal = await house.Ask(db => db.Seals.SingleAsync(Stop));
        // 01:30 on 3 March in Almaty.
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 20, 30, 0, TimeSpan.Zero), seal.SealedAt);
        var page = await Shown(Language.En);
        Assert.Contains($"Last seal No. 1, 3 March 2026, 01:30{seal.Hash}", page, StringComparison.Ordinal);
        Assert.Contains($"Anchor (3 March 2026) No. 1, 3 March 2026, 01:30{seal.Hash}", page, StringComparison.Ordinal);
        Assert.Contains("Events not sealed yet 0", page, StringComparison.Ordinal);
        Assert.Contains("Whole up to seal 1; checked on 3 March 2026, 02:00. whole", page, StringComparison.Ordinal);

        // Sealed twice on a day, it has one anchor: the first.
        await house.Happen(1);
        await house.Seal();
        await house.Happen(1);
        await Night();
        Assert.Equal(3, (await Note()).Through.Number);
        var hashes = await house.Ask(db => db.Seals.OrderBy(s => s.Number).Select(s => s.Hash).ToListAsync(Stop));
        using var office = await house.SignedIn(await house.Person(Role.Administrator));
        Assert.Equal($"day,seal,hash\r\n2026-03-03,1,{hashes[0]}\r\n2026-03-04,3,{hashes[2]}\r\n",
            (await office.Client.GetStringAsync(new Uri("/operations/anchors.csv", UriKind.Relative), Stop)).TrimStart('\ufeff'));

        // What is old is looked at again only once a week; then the change is found.
        var first = (await house.Ids())[0];
        await house.Tamper($"update audit_event set kind = 'Other' where id = {first}");
        for (var night = 3; night <= 7; night++)
        {
            await Night();
            Assert.Equal(0, (await Note()).Breaks);
        }
        await Night();
        Assert.Equal(1, (await Note()).Breaks);
        Assert.Contains("нарушена: см. ночную проверку", await Shown(Language.Ru), StringComparison.Ordinal);
        Assert.Contains("бұзылған: түнгі тексеруді қараңыз", await Shown(Language.Kk), StringComparison.Ordinal);
        var broken = await Shown(Language.En);
        Assert.Contains($"seal 1: event {first} was changed", broken, StringComparison.Ordinal);
        Assert.Contains("No seal was proven", broken, StringComparison.Ordinal);
    }

    private async Task<string> Shown(Language language)
    {
        // Who signed in before the night has to do so again.
        using var office = await house.SignedIn(await house.Person(Role.Administrator), language);
        return (await office.Get("/operations")).Main;
    }

    private Task<ChainNote> Note() => house.Ask(async db => (await db.CheckRuns.AsNoTracking().OrderByDescending(r => r.At).FirstAsync(Stop)).Chain!);

    /// <summary>Seals at 01:30 and checks at 02:00 of the coming night, in Almaty.</summary>
    private async Task Night()
    {
        var now = house.Clock.GetUtcNow();
        var night = new DateTimeOffset(now.Date.AddHours(20), TimeSpan.Zero);
        if (night <= now) night = night.AddDays(1);
        foreach (var minutes in (int[])[30, 60])
        {
            house.Clock.SetUtcNow(night.AddMinutes(minutes));
            await house.RunJobs();
        }
    }
}
