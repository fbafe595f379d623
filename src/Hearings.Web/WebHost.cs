using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Web.Access;
using Hearings.Web.Layout;
using Hearings.Web.Pages.Recommendations;
using Hearings.Web.Pages.Reports;
using Hearings.Web.Pages.Cases;
using Hearings.Web.Pages.Complaints;
using Hearings.Web.Pages.Evidence;
using Hearings.Web.Pages.Procedure;
using Hearings.Web.Pages.Queue;
using Hearings.Web.Pages.Letters;
using Hearings.Web.Pages.Notices;
using Hearings.Web.Pages.Rounds;
using Hearings.Web.Pages.Sittings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web;

/// <summary>What the web program needs to know: its database and, for tests, the addresses and a change of its services.</summary>
public sealed record WebSettings(string ConnectionString, string? Urls = null, Action<IServiceCollection>? Services = null, bool RunJobs = true);

/// <summary>Builds the web program, the same for the terminal's <c>up</c>, for a container and for the tests.</summary>
public static class WebHost
{
    /// <summary>Builds it; the database must have been migrated. The caller runs and disposes it.</summary>
    /// <exception cref="SetUpException">The machine's time-zone data are too old for right deadlines.</exception>
    public static async Task<WebApplication> Build(WebSettings settings, params string[] args)
    {
        if (!LocalTime.IsCurrent())
            throw new SetUpException("the time-zone data of this machine are older than 2024a: Asia/Almaty must be UTC+5 from 1 March 2024; update the package tzdata");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        if (settings.Urls is not null) builder.WebHost.UseUrls(settings.Urls);
        AddServices(builder.Services, settings, await ReadSite(settings));
        var app = builder.Build();
        Configure(app);
        app.Logger.LogInformation("{Mail}", app.Services.GetRequiredService<MailSettings>().InWords);
        return app;
    }

    private static async Task<Site> ReadSite(WebSettings settings)
    {
        await using var db = new HearingsDb(HearingsDatabase.Options(settings.ConnectionString));
        return new Site(await db.Installations.Select(i => i.IsDemonstration).SingleAsync());
    }

    private static void AddServices(IServiceCollection services, WebSettings settings, Site site)
    {
        services.AddHearings(settings.ConnectionString);
        // Its keys lie unencrypted in our own database by decision (README, "Why it is so"); a warning at every start would say it again.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddDataProtection().PersistKeysToDbContext<HearingsDb>().SetApplicationName("Hearings");
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddAntiforgery(options => options.Cookie.Name = "hearings-form");
        services.AddSignIn();
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentActor>().Actor);
        services.AddSingleton(site);
        services.AddReportPrinting();
        services.AddScoped<Pages.Work.BesideTasks>();
        services.AddLetterPrinting();
        if (settings.RunJobs) services.AddHostedService<JobService>().AddHostedService<NodeBeat>();
        settings.Services?.Invoke(services);
    }

    private static void Configure(WebApplication app)
    {
        app.UseExceptionHandler("/failure", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            await next(context);
            // A form that its page has no more is refused with an empty text, which would be shown as a blank page.
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest } refused) refused.ContentType = null;
        });
        app.Use((context, next) =>
        {
            // A page about an error is only read: the form that failed, with or without a valid token, is not sent to it again.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
        app.UseSafeHeaders();
        app.UseLanguageChoice();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseActor();
        app.UseUploads();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapSignIn();
        app.MapLanguageChoice();
        app.MapMonitoringExports();
        app.MapReportPdf();
        app.MapCaseExport();
        app.MapComplaintExport();
        app.MapRecommendationExports();
        app.MapFiles();
        app.MapQueueExport();
        Pages.Operations.IncidentRow.Map(app);
        Pages.Operations.JobRow.Map(app);
        Pages.Operations.ChainState.Map(app);
        app.MapProcedureExport();
        app.MapNotices();
        app.MapLetters();
        app.MapSittingFiles();
        app.MapRazorComponents<App>();
    }
}
