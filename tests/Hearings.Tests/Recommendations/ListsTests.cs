using System.Net;
using Hearings.Access;
using Hearings.Calendar;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>The tracker, the overdue board and the portal: what they list, for whom, and as files.</summary>
public sealed class ListsTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task Lists_are_narrowed_exported_and_kept_to_the_own_body()
    {
        var both = await house.InForce(new(3));
        var own = await house.InForce(new(40), beside: false);
        await house.InForce(new(40), beside: false);
        await house.GoTo(LocalTime.DateOf(house.Clock.GetUtcNow()).AddDays(9));
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        using var beta = await house.SignedIn(await house.Person(Role.Loader, name: "loader-beta"));

        Assert.Contains(both.Reference, (await office.Get("/recommendations?due=Overdue")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Reference, (await office.Get("/recommendations?due=Overdue")).Main, StringComparison.Ordinal);
        Assert.Contains(own.Reference, (await office.Get("/recommendations?body=ALPHA&status=InForce")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Reference, (await office.Get("/recommendations?body=BETA")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Reference, (await beta.Get("/recommendations")).Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await beta.Get($"/recommendations/{own.Reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await beta.Get($"/recommendations/{own.Reference}/evidence")).Status);
        Assert.DoesNotContain(own.Reference, await beta.Client.GetStringAsync(new Uri("/recommendations.csv", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(own.Reference, await office.Client.GetStringAsync(new Uri("/recommendations.csv?body=ALPHA", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var board = await office.Get("/overdue?body=BETA");
        Assert.Contains(both.Reference, board.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Ministry of Alpha", string.Join(' ', board.Texts("h2")), StringComparison.Ordinal);
        Assert.Contains($"{both.Reference},", await office.Client.GetStringAsync(new Uri("/overdue.csv?step=none", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Nothing fits what was chosen", (await office.Get("/overdue?body=ALPHA&step=AgendaItem")).Main, StringComparison.Ordinal);
        Assert.Contains("Nothing fits what was chosen", (await office.Get("/recommendations?q=zzz")).Main, StringComparison.Ordinal);
        using var reviewer = await house.SignedIn(await house.Person(Role.Reviewer));
        Assert.Contains("It comes here as soon as a body signs", (await reviewer.Get("/reviews")).Main, StringComparison.Ordinal);
        Assert.StartsWith("recommendation,task,", await reviewer.Client.GetStringAsync(new Uri("/reviews.csv?work=verify-evidence", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Overdue", (await beta.Get("/portal")).Main, StringComparison.Ordinal);
    }
}
