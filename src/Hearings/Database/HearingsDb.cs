using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Evidence;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Notices;
using Hearings.Reports;
using Hearings.Recommendations;
using Hearings.Search;
using Hearings.Settings;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hearings.Database;

/// <summary>
/// The one database. Tables are snake_case, enums text, moments UTC, dates local; each noun's folder says how it is
/// stored in its own configuration class.
/// </summary>
public sealed class HearingsDb(DbContextOptions<HearingsDb> options)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>What is still to be done before the running transaction commits; <see cref="Transaction.Transact{TResult}"/> does it.</summary>
    public List<Func<CancellationToken, Task>> BeforeCommit { get; } = [];

    /// <summary>
    /// Whether the running transaction carries the steps of many processes: the events and tasks that it adds are then stored by
    /// <see cref="BulkInsert"/> after all else, and no longer tracked.
    /// </summary>
    internal bool CarriesMany { get; set; }

    private readonly List<AuditEvent> _recorded = [];

    /// <summary>State bodies.</summary>
    public DbSet<Body> Bodies => Set<Body>();

    /// <summary>Rounds of monitoring.</summary>
    public DbSet<Round> Rounds => Set<Round>();

    /// <summary>Single measurements as they came in.</summary>
    public DbSet<Measurement> Measurements => Set<Measurement>();

    /// <summary>Bodies' results, with their cells.</summary>
    public DbSet<Result> Results => Set<Result>();

    /// <summary>Import forms not yet sent off.</summary>
    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    /// <summary>Hearing cases, with their hearings.</summary>
    public DbSet<HearingCase> Cases => Set<HearingCase>();

    /// <summary>Hearings of cases.</summary>
    public DbSet<Hearing> Hearings => Set<Hearing>();

    /// <summary>When people are away and who stands in for them.</summary>
    public DbSet<Absence> Absences => Set<Absence>();
    /// <summary>The Commission's notes on cases.</summary>
    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();

    /// <summary>Referrals of cases to others.</summary>
    public DbSet<Referral> Referrals => Set<Referral>();

    /// <summary>Complaints about bodies.</summary>
    public DbSet<Complaint> Complaints => Set<Complaint>();
    /// <summary>Sittings, with their agendas, invitations and presence.</summary>
    public DbSet<Sitting> Sittings => Set<Sitting>();

    /// <summary>Items of sittings' agendas.</summary>
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    /// <summary>Invitations to sittings.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Who was at sittings, from when to when.</summary>
    public DbSet<Presence> Presences => Set<Presence>();

    /// <summary>Members' votes.</summary>
    public DbSet<Ballot> Ballots => Set<Ballot>();

    /// <summary>Minutes of sittings.</summary>
    public DbSet<Minutes> Minutes => Set<Minutes>();

    /// <summary>Runs of the program that take jobs.</summary>
    public DbSet<NodeRecord> Nodes => Set<NodeRecord>();

    /// <summary>What happened.</summary>
    public DbSet<AuditEvent> Events => Set<AuditEvent>();

    /// <summary>Seals of what happened, one a batch.</summary>
    public DbSet<AuditSeal> Seals => Set<AuditSeal>();

    /// <summary>Yearly holidays.</summary>
    public DbSet<Holiday> Holidays => Set<Holiday>();

    /// <summary>Single days off or worked.</summary>
    public DbSet<SpecialDay> SpecialDays => Set<SpecialDay>();

    /// <summary>Years whose calendar is confirmed.</summary>
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();

    /// <summary>Published versions of procedures.</summary>
    public DbSet<DefinitionRecord> Definitions => Set<DefinitionRecord>();

    /// <summary>Running and ended processes.</summary>
    public DbSet<InstanceRecord> Instances => Set<InstanceRecord>();

    /// <summary>People's tasks.</summary>
    public DbSet<UserTask> Tasks => Set<UserTask>();

    /// <summary>Timers and outward effects.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Runs of recurring work.</summary>
    public DbSet<RecurringRun> RecurringRuns => Set<RecurringRun>();

    /// <summary>Places that wait for messages and signals.</summary>
    public DbSet<SubscriptionRecord> Subscriptions => Set<SubscriptionRecord>();

    /// <summary>What the checker found, night by night.</summary>
    public DbSet<CheckRun> CheckRuns => Set<CheckRun>();

    /// <summary>Messages that came before their receivers.</summary>
    public DbSet<WaitingMessage> Messages => Set<WaitingMessage>();

    /// <summary>Places that wait for a person's decision after a fault.</summary>
    public DbSet<Incident> Incidents => Set<Incident>();

    /// <summary>The Commission's rules, from the date on which each holds.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Messages to people.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Official letters to bodies.</summary>
    public DbSet<Letter> Letters => Set<Letter>();
    /// <summary>Editions of the annual reports.</summary>
    public DbSet<ReportEdition> Editions => Set<ReportEdition>();
    /// <summary>Files that belong to records.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>Files that wait for their form.</summary>
    public DbSet<StagedFile> StagedFiles => Set<StagedFile>();

    /// <summary>Documents of cases.</summary>
    public DbSet<CaseDocument> CaseDocuments => Set<CaseDocument>();
    /// <summary>Recommendations, with their addressees.</summary>
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    /// <summary>Bodies' parts in recommendations.</summary>
    public DbSet<Addressee> Addressees => Set<Addressee>();

    /// <summary>Versions of evidence.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>Rungs of the reminder ladder that are done with.</summary>
    public DbSet<Reminder> Reminders => Set<Reminder>();

    /// <summary>What can be found.</summary>
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    /// <summary>The texts of stored files.</summary>
    public DbSet<FileText> FileTexts => Set<FileText>();

    /// <summary>What this database is.</summary>
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>Keys that protect cookies and forms, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// The entities of a type that this context holds, without looking through all of them for changes first: a step that asks
    /// again and again would otherwise cost the more, the more steps share its transaction.
    /// </summary>
    internal LocalView<T> Held<T>() where T : class
    {
        using var quiet = new Unwatched(ChangeTracker);
        return Set<T>().Local;
    }

    /// <summary>Saves what was changed and brings the search in line with it, both or neither.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        using var quiet = new Unwatched(ChangeTracker);
        var touched = SearchIndex.Touched(ChangeTracker);
        if (touched.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await SearchIndex.Refresh(this, touched, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>The last save of a transaction.</summary>
    internal async Task SaveLast(CancellationToken cancel)
    {
        var opened = CarriesMany ? TakeAdded<UserTask>() : [];
        await SaveChangesAsync(cancel);
        await this.Copy(opened, cancel);
        await this.Copy(_recorded, cancel);
    }

    /// <summary>Forgets what belonged to the transaction that has ended; the context may serve another.</summary>
    internal void EndTransaction()
    {
        CarriesMany = false;
        BeforeCommit.Clear();
        _recorded.Clear();
    }

    /// <summary>Adds what happened.</summary>
    internal void Record(AuditEvent happened)
    {
        if (CarriesMany) _recorded.Add(happened);
        else Events.Add(happened);
    }

    private List<T> TakeAdded<T>() where T : class
    {
        using var quiet = new Unwatched(ChangeTracker);
        var added = ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).ToList();
        foreach (var entry in added) entry.State = EntityState.Detached;
        return added.ConvertAll(e => e.Entity);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<JsonObject>().HaveConversion<JsonText, JsonTextComparer>().HaveColumnType("jsonb");
        configurationBuilder.Properties<decimal>().HavePrecision(18, 10);
        configurationBuilder.ComplexProperties<Trilingual>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HearingsDb).Assembly);
    }

    /// <summary>As long as it stands, nobody looks through all entities for changes.</summary>
    private sealed class Unwatched : IDisposable
    {
        private readonly ChangeTracker _tracker;
        private readonly bool _before;

        public Unwatched(ChangeTracker tracker)
        {
            (_tracker, _before) = (tracker, tracker.AutoDetectChangesEnabled);
            tracker.AutoDetectChangesEnabled = false;
        }

        public void Dispose() => _tracker.AutoDetectChangesEnabled = _before;
    }
}
