using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Evidence;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Search;
using Hearings.Settings;
using Hearings.Sittings;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Hearings;

/// <summary>Puts the house together: the same services for the web, the terminal and the tests.</summary>
public static class Composition
{
    /// <summary>Adds everything that works on a database; commands' handlers are found by their names.</summary>
    public static IServiceCollection AddHearings(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<T>();
        services.TryAddSingleton(provider => MailSettings.Read(provider.GetService<IConfiguration>() ?? new ConfigurationBuilder().AddEnvironmentVariables().Build()));
        services.AddScoped<TaskNotices>();
        services.AddScoped<ITaskListener>(provider => provider.GetRequiredService<TaskNotices>());
        services.AddDbContextPool<HearingsDb>(options => HearingsDatabase.Configure(options, connectionString));
        services.AddSingleton<Procedures>();
        services.AddSingleton<NodeName>();
        services.AddSingleton<JobBell>();
        services.AddSingleton<TimerRunner>();
        services.AddSingleton<MessageRunner>();
        services.AddSingleton<RetryRunner>();
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<RecurringRunner>();
        services.AddSingleton<JobPump>();
        services.AddScoped<ProcessHost>();
        services.AddScoped<CurrentCalendar>();
        services.AddScoped<CurrentSettings>();
        services.AddScoped<OpenTasks>();
        services.AddScoped<Watch>();
        services.AddScoped<MigrationPreview>();
        services.AddScoped<Deadlines>();
        services.AddScoped<CalendarChange>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<CaseOpening>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<LetterDesk>();
        services.TryAddSingleton<IFileStore>(_ => DiskFileStore.Of(new NpgsqlConnectionStringBuilder(connectionString).Database ?? "", DiskFileStore.ChosenFolder));
        services.AddScoped<StagedFiles>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<SweepFiles>();
        services.AddScoped<SittingDesk>();
        services.AddScoped<SittingNotices>();
        services.AddScoped<ItemEnd>();
        services.AddScoped<MinutesWriter>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<RemediationDesk>();
        services.AddScoped<Finder>();
        services.AddEffect<ReadText>(ReadText.Name);
        services.AddRecurring<SweepFiles>("sweep-files", "30 3 * * *");
        services.AddScoped<Attachments>();
        services.AddSingleton<MailSender>();
        services.AddEffect<SendMail>(SendMail.Name, TimeSpan.FromMinutes(5));
        services.AddRecurring<Digest>(Digest.Name, Digest.Cron);
        services.AddScoped<OfficerNotices>();
        services.AddRecurring<RemindAddressees>(RemindAddressees.Name, RemindAddressees.Cron);
        services.AddScoped<Checker>();
        services.AddScoped<SealEvents>();
        services.AddRecurring<SealEvents>(SealEvents.Name, SealEvents.Cron);
        services.AddRecurring<NightlyCheck>(NightlyCheck.Name, NightlyCheck.Cron);
        services.AddScoped<ReportFigures>();
        services.AddScoped<ReportShelf>();
        services.AddCancellation<DiscontinueCase>(CaseProcedure.Key);
        services.AddCancellation<WithdrawPart>(RemediationDesk.Procedure);
        services.AddProcessHandler<RecordMissingExplanation>(RecordMissingExplanation.Name);
        services.AddProcessHandler<EndRemediation>(EndRemediation.Name);
        services.AddProcessHandler<BeginClosing>(BeginClosing.Name);
        services.AddProcessHandler<BeginRemediation>(BeginRemediation.Name);
        services.AddProcessHandler<RecordMissingAnswer>(RecordMissingAnswer.Name);
        services.AddProcessHandler<DraftNextStep>(DraftNextStep.Name);
        foreach (var handler in typeof(Composition).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true } && t.Name.EndsWith("Handler", StringComparison.Ordinal)))
            services.AddScoped(handler);
        services.AddIdentityCore<User>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 12;
            options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 5;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<HearingsDb>();
        return services;
    }
}
