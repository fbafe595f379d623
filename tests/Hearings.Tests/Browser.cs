using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Hearings;

namespace Hearings.Tests;

/// <summary>A page as it came over HTTP.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, IHtmlDocument Html)
{
    /// <summary>The text of the first element that a selector finds, white space folded.</summary>
    public string? Text(string selector) => Html.QuerySelector(selector) is { } found ? Fold(found.TextContent) : null;

    /// <summary>The texts of all elements that a selector finds.</summary>
    public IReadOnlyList<string> Texts(string selector) => [.. Html.QuerySelectorAll(selector).Select(e => Fold(e.TextContent))];

    /// <summary>All text of the page's main part.</summary>
    public string Main => Fold(Html.QuerySelector("main")?.TextContent ?? "");

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A browser without scripts: it keeps cookies, follows redirects, reads HTML and sends forms as they stand on the page.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri address, Language language)
    {
        _client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language.Code());
    }

    /// <summary>The client itself, for answers that are no pages.</summary>
    public HttpClient Client => _client;

    /// <summary>Opens an address.</summary>
    public async Task<Page> Get(string path) => await Read(await _client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>
    /// Sends a form of a page: the one whose handler has this name, or whose action is this path; hidden fields and
    /// typed values as they stand, with these changed.
    /// </summary>
    public async Task<Page> Submit(Page page, string form, Dictionary<string, string>? values = null)
    {
        var (target, fields) = Filled(page, form, values);
        return await Read(await _client.PostAsync(target, new FormUrlEncodedContent(fields)));
    }

    /// <summary>Sends a form that takes files: with these chosen in its file field, by the button with this name and value.</summary>
    public async Task<Page> Send(Page page, string form, Dictionary<string, string>? values = null, IEnumerable<(string Name, byte[] Content)>? files = null, (string Name, string Value)? button = null)
    {
        var (target, fields) = Filled(page, form, values);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        if (button is { } pressed) content.Add(new StringContent(pressed.Value), pressed.Name);
        foreach (var (name, bytes) in files ?? [])
            content.Add(new ByteArrayContent(bytes), page.Html.QuerySelector("input[type=file]")!.GetAttribute("name")!, name);
        return await Read(await _client.PostAsync(target, content));
    }

    private static (Uri Target, List<KeyValuePair<string, string>> Fields) Filled(Page page, string form, Dictionary<string, string>? values)
    {
        var found = page.Html.Forms.FirstOrDefault(f => f.QuerySelector($"input[name=_handler][value$='{form}']") is not null || f.GetAttribute("action") == form)
            ?? throw new InvalidOperationException($"There is no form '{form}' at {page.Address}; there is: {string.Join(", ", page.Html.Forms.Select(f => f.OuterHtml[..Math.Min(220, f.OuterHtml.Length)]))}");
        foreach (var (name, value) in values ?? []) Fill(found, name, value);
        var target = new Uri(page.Address, found.GetAttribute("action") is { Length: > 0 } action ? action : page.Address.PathAndQuery);
        return (target, found.Elements.OfType<IHtmlElement>().SelectMany(Posted).ToList());
    }

    public void Dispose() => _client.Dispose();

    private static void Fill(IHtmlFormElement form, string name, string value)
    {
        var fields = form.Elements.Where(e => e.GetAttribute("name") == name).ToList();
        if (fields.Count == 0) throw new InvalidOperationException($"The form has no field '{name}'.");
        foreach (var field in fields)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } choice: choice.IsChecked = choice.Value == value; break;
                case IHtmlInputElement input: input.Value = value; break;
                case IHtmlTextAreaElement area: area.Value = value; break;
                case IHtmlSelectElement select: select.Value = value; break;
                case IHtmlButtonElement button when button.Value == value: button.SetAttribute("data-pressed", ""); break;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Posted(IHtmlElement field)
    {
        if (field.GetAttribute("name") is not { Length: > 0 } name) return [];
        return field switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
            IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlButtonElement button => button.HasAttribute("data-pressed") ? [new(name, button.Value)] : [],
            IHtmlTextAreaElement area => [new(name, area.Value)],
            IHtmlSelectElement select => [new(name, select.Value ?? "")],
            _ => [],
        };
    }

    private static async Task<Page> Read(HttpResponseMessage answer)
    {
        var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return new Page(answer.StatusCode, answer.RequestMessage!.RequestUri!, html);
    }
}
