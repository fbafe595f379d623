using System.Net;
using Hearings.Access;
using Hearings.Bodies;
using Xunit;

namespace Hearings.Tests.Access;

public sealed class SignInTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(Language.Kk, "Жүйеге кіру")]
    [InlineData(Language.Ru, "Вход")]
    [InlineData(Language.En, "Sign in")]
    public async Task The_page_speaks_the_readers_language(Language language, string heading)
    {
        using var browser = house.Anonymous(language);

        var page = await browser.Get("/sign-in");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language.Code(), page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.Text("h1"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_sign_in_page_and_back()
    {
        var secretary = await house.Person(Role.Secretary);
        using var browser = house.Anonymous();

        var asked = await browser.Get("/cases?q=x");
        Assert.Equal("/sign-in", asked.Address.AbsolutePath);
        var wrong = await browser.Submit(asked, "sign-in", new() { ["Form.Email"] = secretary.Email!, ["Form.Password"] = "not the password" });
        Assert.NotEmpty(wrong.Texts(".govuk-error-summary a"));
        Assert.Equal(secretary.Email, wrong.Html.QuerySelector("[name='Form.Email']")!.GetAttribute("value"));
        var right = await browser.Submit(wrong, "sign-in", new() { ["Form.Password"] = "correct horse battery" });

        Assert.Equal("/cases?q=x", right.Address.PathAndQuery);
    }

    [Theory]
    [InlineData("/sign-out", "")]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/rounds/import", "import")]
    public async Task A_form_without_its_pages_token_is_refused(string path, string handler)
    {
        using var browser = await house.SignedIn(await house.Person(Role.Secretary));
        using var form = new FormUrlEncodedContent([new("_handler", handler), new("_", "")]);

        var answer = await browser.Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/", (await browser.Get("/")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    public async Task Signing_in_and_choosing_a_language_lead_nowhere_else(string address)
    {
        var secretary = await house.Person(Role.Secretary);
        using var browser = house.Anonymous();
        var asked = await browser.Get("/sign-in?returnUrl=" + Uri.EscapeDataString(address));

        var after = await browser.Submit(asked, "sign-in", new() { ["Form.Email"] = secretary.Email!, ["Form.Password"] = "correct horse battery" });
        Assert.Equal(new Uri(house.Address, "/"), after.Address);
        Assert.Equal(new Uri(house.Address, "/"), (await browser.Get("/language/en?back=" + Uri.EscapeDataString(address))).Address);
    }

    [Fact]
    public async Task A_list_never_hands_a_formula_to_a_spreadsheet()
    {
        await house.Ask(async db =>
        {
            db.Bodies.Add(new Body { Code = "FORMULA", Name = Trilingual.Of("=1+1", "+1", "@SUM(1)"), Kind = BodyKind.Agency });
            return await db.SaveChangesAsync();
        });
        using var browser = await house.SignedIn(await house.Person(Role.Auditor));

        var list = await browser.Client.GetStringAsync(new Uri("/bodies.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Matches("FORMULA,\"?'=1\\+1\"?,\"?'\\+1\"?,\"?'@SUM\\(1\\)\"?,", list);
    }

    [Fact]
    public async Task Without_the_demonstration_mark_there_are_no_personas()
    {
        using var browser = house.Anonymous();
        var page = await browser.Get("/sign-in");

        Assert.Empty(page.Html.QuerySelectorAll("input[name=person]"));
        var token = page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var person = await house.Person(Role.Chair);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", person.Id.ToString())]);
        var answer = await browser.Client.PostAsync(new Uri("/sign-in/persona", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
