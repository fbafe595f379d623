using System.Threading.RateLimiting;
using Hearings.Access;
using Hearings.Database;
using Hearings.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Access;

/// <summary>Signing in and out by cookie. Everything that is not marked otherwise is closed to whoever is not signed in.</summary>
public static class SignIn
{
    /// <summary>The page that asks for address and password.</summary>
    public const string Path = "/sign-in";

    /// <summary>Adds cookies, roles and the limit on attempts.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "hearings";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.LoginPath = Path;
            options.LogoutPath = "/sign-out";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<SignInManager<User>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<User>>();
        services.AddScoped<IUserClaimsPrincipalFactory<User>, ActorClaims>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)
                    ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) })
                    : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }

    /// <summary>Maps leaving, and becoming a persona, which only a demonstration allows.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", async (SignInManager<User> manager, [FromForm] string? _) =>
        {
            await manager.SignOutAsync();
            return Results.Redirect(Path);
        }).AllowAnonymous();
        app.MapPost(Path + "/persona", async (
            HearingsDb db, Site site, SignInManager<User> manager, [FromForm] Guid person, [FromForm] string? returnUrl, CancellationToken cancel) =>
        {
            if (!site.IsDemonstration) return Results.NotFound();
            var user = await db.Users.SingleOrDefaultAsync(u => u.Id == person && u.IsPersona && u.IsActive, cancel);
            if (user is null) return Results.NotFound();
            await manager.SignInAsync(user, isPersistent: false);
            return Results.LocalRedirect(Local(returnUrl));
        }).AllowAnonymous();
    }

    // "//host" and "/\host" lead elsewhere in a browser, which also drops control characters before it looks.
    /// <summary>The address to return to, or the start page where it would lead elsewhere than into this site.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";
}
