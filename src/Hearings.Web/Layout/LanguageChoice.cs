using Hearings.Web.Access;
using Microsoft.AspNetCore.Localization;

namespace Hearings.Web.Layout;

/// <summary>
/// The reader's language: the one chosen in the page's head, kept in a cookie; before a choice the browser's; Kazakh
/// where that is none of the three.
/// </summary>
public static class LanguageChoice
{
    private const string Cookie = "language";

    /// <summary>Runs each request in the reader's language.</summary>
    public static void UseLanguageChoice(this IApplicationBuilder app)
    {
        var cultures = Languages.All.Select(l => l.Culture()).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Language.Kk.Culture()),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            ApplyCurrentCultureToResponseHeaders = true,
            RequestCultureProviders = [new CustomRequestCultureProvider(request => Task.FromResult(Of(request.Request)))],
        });
    }

    /// <summary>Maps the links of the language switch: <c>/language/ru?back=/cases</c>. Open to everyone.</summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{code}", (string code, string? back, HttpContext http) =>
        {
            if (Languages.Parse(code) is not { } language) return Results.NotFound();
            http.Response.Cookies.Append(Cookie, language.Code(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
            return Results.LocalRedirect(SignIn.Local(back));
        }).AllowAnonymous();

    private static ProviderCultureResult? Of(HttpRequest request)
    {
        var wished = request.Cookies[Cookie] is { } chosen
            ? Languages.Parse(chosen)
            : request.GetTypedHeaders().AcceptLanguage.OrderByDescending(a => a.Quality ?? 1).Select(a => Languages.Parse(a.Value.Value)).FirstOrDefault(l => l is not null);
        return wished is { } language ? new ProviderCultureResult(language.Culture().Name) : null;
    }
}
