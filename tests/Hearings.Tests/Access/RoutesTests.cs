using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Hearings.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Hearings.Tests.Access;

/// <summary>
/// Every route and who may ask for it, in one table. A route that the program serves and the table does not list fails,
/// and so does a role that gets more or less than its row says.
/// </summary>
public sealed partial class RoutesTests(House house) : IClassFixture<House>
{
    private static readonly Role[] All = [.. Roles.All];
    private static readonly Role[] Commission = [.. Roles.OfCommission];
    private static readonly Role[] Figures = [Role.Secretary, Role.Analyst];
    private static readonly Role[] Outbox = [Role.Secretary, Role.Administrator, Role.Auditor];
    private static readonly Role[] Operations = [Role.Secretary, Role.Administrator, Role.Auditor];
    private static Role[]? Anyone => null;

    private static readonly Dictionary<string, Role[]?> Table = new()
    {
        ["/"] = All,
        ["/absences"] = All,
        ["/bodies"] = All,
        ["/bodies.csv"] = All,
        ["/bodies/{Code}"] = All,
        ["/calendar"] = All,
        ["/calendar/add"] = [Role.Secretary, Role.Administrator],
        ["/calendar/{day}/remove"] = [Role.Secretary, Role.Administrator],
        ["/cases"] = All,
        ["/cases.csv"] = All,
        ["/cases/{Reference}"] = All,
        ["/cases/{Reference}/documents/add"] = [Role.Secretary, Role.Chair, Role.Member, Role.Loader, Role.Signer],
        ["/cases/{Reference}/documents/{Number:int}"] = All,
        ["/cases/{Reference}/escalation"] = [Role.Secretary, Role.Chair],
        ["/cases/{Reference}/merge"] = [Role.Secretary, Role.Chair],
        ["/cases/{Reference}/referral"] = [Role.Secretary, Role.Chair],
        ["/cases/open"] = [Role.Secretary, Role.Chair],
        ["/complaints"] = Commission,
        ["/complaints.csv"] = Commission,
        ["/complaints/{Reference}"] = Commission,
        ["/complaints/receive"] = [Role.Secretary],
        ["/denied"] = Anyone,
        ["/failure"] = Anyone,
        ["/health"] = Anyone,
        ["/files/{id:guid}"] = All,
        ["/language/{code}"] = Anyone,
        ["/letters"] = All,
        ["/letters.csv"] = All,
        ["/letters/{Reference}"] = All,
        ["/letters/{reference}-{language:regex(^(kk|ru)$)}.pdf"] = All,
        ["/not-found"] = Anyone,
        ["/operations"] = Operations,
        ["/operations/anchors.csv"] = Operations,
        ["/operations/incidents"] = Operations,
        ["/operations/incidents.csv"] = Operations,
        ["/operations/incidents/{id:guid}"] = Operations,
        ["/operations/incidents/{id:guid}/{act}"] = [Role.Secretary, Role.Administrator],
        ["/operations/jobs"] = Operations,
        ["/operations/jobs.csv"] = Operations,
        ["/operations/jobs/{id:guid}"] = Operations,
        ["/procedures"] = Commission,
        ["/procedures/{key}"] = Commission,
        ["/procedures/{key}/migrate"] = [Role.Administrator],
        ["/procedures/{key}/steps.csv"] = Commission,
        ["/queue"] = All,
        ["/queue.csv"] = All,
        ["/notices"] = All,
        ["/notices/{Id:guid}"] = All,
        ["/notices/{id:guid}/{name}"] = All,
        ["/outbox"] = Outbox,
        ["/outbox.csv"] = Outbox,
        ["/outbox/{Id:guid}"] = Outbox,
        ["/overdue"] = Commission,
        ["/overdue.csv"] = Commission,
        ["/portal"] = [Role.Loader, Role.Signer],
        ["/portal.csv"] = [Role.Loader, Role.Signer],
        ["/recommendations"] = All,
        ["/recommendations.csv"] = All,
        ["/recommendations/{Reference}"] = All,
        ["/recommendations/{Reference}/amend"] = [Role.Secretary, Role.Chair, Role.Member],
        ["/recommendations/{Reference}/answer"] = [Role.Signer],
        ["/recommendations/{Reference}/evidence"] = [Role.Loader, Role.Signer],
        ["/recommendations/{Reference}/more-time"] = [Role.Signer],
        ["/recommendations/{Reference}/withdraw"] = [Role.Secretary],
        ["/recommendations/new/{Id:guid}"] = [Role.Secretary, Role.Chair, Role.Member],
        ["/reviews"] = [Role.Reviewer],
        ["/reviews.csv"] = [Role.Reviewer],
        ["/reports"] = Commission,
        ["/reports/{year:int}"] = Commission,
        ["/reports/{year:int}/{language:regex(^(kk|ru|en)$)}.pdf"] = Commission,
        ["/reports/{year:int}/figures.json"] = Commission,
        ["/rounds"] = All,
        ["/rounds/{code}"] = All,
        ["/rounds/{code}/discard"] = Figures,
        ["/rounds/{code}/measurements.csv"] = All,
        ["/rounds/{code}/publish"] = [Role.Secretary, Role.Chair],
        ["/rounds/{code}/results.csv"] = All,
        ["/rounds/{code}/{bodyCode}"] = All,
        ["/rounds/import"] = Figures,
        ["/search"] = All,
        ["/settings"] = Commission,
        ["/settings/{Name}"] = Commission,
        ["/sign-in"] = Anyone,
        ["/sign-in/persona"] = Anyone,
        ["/sign-out"] = Anyone,
        ["/sittings"] = All,
        ["/sittings.csv"] = All,
        ["/sittings/plan"] = [Role.Secretary],
        ["/sittings/{Reference}"] = All,
        ["/sittings/{Reference}/add"] = [Role.Secretary],
        ["/sittings/{Reference}/change"] = [Role.Secretary],
        ["/sittings/{Reference}/minutes"] = Commission,
        ["/sittings/{reference}/minutes-{language:regex(^(kk|ru)$)}.pdf"] = Commission,
        ["/sittings/{Reference}/run"] = [Role.Secretary],
        ["/sittings/{Reference}/vote"] = [Role.Chair, Role.Member],
        ["/status/{Code:int}"] = Anyone,
        ["/tasks/{Id:guid}"] = All,
        ["/tasks/{Id:guid}/manage"] = [Role.Secretary, Role.Chair],
    };

    // Forms that have no page of their own; the pages that hold them test them.
    private static readonly string[] Posted = ["/sign-in/persona", "/sign-out"];

    [Fact]
    public void The_table_lists_every_route_and_no_other() =>
        Assert.Equal(Table.Keys.Order(StringComparer.OrdinalIgnoreCase), Served().Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_only_what_is_open_to_all()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = house.Address };
        foreach (var (route, roles) in Table.Where(r => !Posted.Contains(r.Key)))
        {
            var answer = await client.GetAsync(new Uri(Filled(route), UriKind.Relative), TestContext.Current.CancellationToken);
            var sentToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal);
            Assert.True(sentToSignIn == (roles is not null), $"{route}: {answer.StatusCode} {answer.Headers.Location}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Each_role_gets_what_its_rows_say(Role role)
    {
        var body = Roles.OfBody.Contains(role) ? await house.Ask(TestBody.Id) : (Guid?)null;
        using var browser = await house.SignedIn(await house.Person(role, body));
        foreach (var (route, roles) in Table.Where(r => r.Value is not null))
        {
            var page = await browser.Get(Filled(route));
            var refused = page.Status == HttpStatusCode.Forbidden;
            Assert.True(refused == !roles!.Contains(role), $"{role} asks for {route}: {page.Status}");
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{role} asks for {route}: {page.Status}");
        }
    }

    [Fact]
    public async Task Nonsense_behind_the_question_mark_is_passed_over()
    {
        var names = typeof(Hearings.Web.WebHost).Assembly.GetTypes().SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
            .Select(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()!.Name ?? p.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.NotEmpty(names);
        var query = string.Join('&', names.Select(n => $"{n}=~nonsense~"));
        using var browser = await house.SignedIn(await house.Person(Role.Secretary));
        foreach (var route in Table.Keys.Where(r => !Posted.Contains(r) && r != "/failure"))
            Assert.True((await browser.Get($"{Filled(route)}?{query}")).Status < HttpStatusCode.InternalServerError, route);
    }

    public static TheoryData<Role> EveryRole => [.. Roles.All];

    // Framework files and the style guide of the development environment are no pages of the program.
    private IEnumerable<string> Served() => house.Routes()
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Where(r => !r.StartsWith("/_", StringComparison.Ordinal) && !r.StartsWith("/assets/", StringComparison.Ordinal) && !Path.HasExtension(r.Replace(".csv", "", StringComparison.Ordinal).Replace(".pdf", "", StringComparison.Ordinal).Replace(".json", "", StringComparison.Ordinal)) && r != "/gallery" && !r.Contains("{*", StringComparison.Ordinal))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Filled(string route) => Placeholder().Replace(route, match => match.Value switch
    {
        "{Id:guid}" or "{id:guid}" => "00000000-0000-0000-0000-000000000001",
        "{Number:int}" => "1",
        "{Code:int}" => "404",
        "{year:int}" => "1990",
        "{language:regex(^(kk|ru|en)$)}" or "{language:regex(^(kk|ru)$)}" => "kk",
        _ => "none",
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
