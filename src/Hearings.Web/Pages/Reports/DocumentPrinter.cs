using Hearings.Reports;
using Hearings.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Hearings.Web.Pages.Reports;

/// <summary>Prints a component that is a whole HTML document, such as a letter, with the program's own styles and fonts.</summary>
public sealed class DocumentPrinter(IPdfPrinter printer, ILoggerFactory logs)
{
    /// <summary>The path of the style sheet, for the document's <c>link</c>.</summary>
    public const string Styles = "/assets/print.css";

    /// <summary>Renders the document in a language and prints it.</summary>
    /// <exception cref="TimeoutException">The printer did not finish in its time.</exception>
    /// <exception cref="SetUpException">There is no Chromium, or the program was built without its web assets.</exception>
    public async Task<byte[]> Print<TDocument>(Language language, Dictionary<string, object?> parameters, CancellationToken cancel = default)
        where TDocument : IComponent => await Print(await Render<TDocument>(language, parameters), cancel);

    /// <summary>The document as HTML.</summary>
    public async Task<string> Render<TDocument>(Language language, Dictionary<string, object?> parameters) where TDocument : IComponent
    {
        RequireStyles();
        await using var services = new ServiceCollection()
            .AddSingleton<T>().AddSingleton<NavigationManager, NoNavigation>().AddSingleton(logs).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            using var _ = Languages.Use(language);
            return (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
    }

    /// <summary>Prints HTML that refers to the program's own styles only.</summary>
    public Task<byte[]> Print(string html, CancellationToken cancel = default) => printer.Print(new Printable(html, null, Find), cancel);

    /// <summary>Makes sure that there is something to print with.</summary>
    /// <exception cref="SetUpException">The program was built without its web assets.</exception>
    public static void RequireStyles()
    {
        if (Find(Styles) is null) throw new SetUpException("this program was built without its web assets: build it with ./hearings");
    }

    // The style sheet and its fonts lie inside the program, so that a terminal prints just as the web does.
    private static Asset? Find(string path)
    {
        using var stream = typeof(DocumentPrinter).Assembly.GetManifestResourceStream(path);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(bytes, path.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "font/woff2");
    }

    /// <summary>Nothing in a print leads anywhere; tables ask for an address all the same.</summary>
    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://document.invalid/", "http://document.invalid/");
    }
}
