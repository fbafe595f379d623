using Microsoft.AspNetCore.Diagnostics;

namespace Hearings.Web.Layout;

/// <summary>The address that the reader sees: where a request runs again to show an error, still the one that was asked for.</summary>
public static class Here
{
    /// <summary>Its path and query string.</summary>
    public static string Of(HttpContext? http)
    {
        if (http is null) return "/";
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } again) return again.OriginalPathBase + again.OriginalPath + again.OriginalQueryString;
        if (http.Features.Get<IExceptionHandlerPathFeature>() is { } failed) return failed.Path;
        return http.Request.PathBase + http.Request.Path + http.Request.QueryString;
    }
}
