using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Tests.Recommendations;

/// <summary>A house with two bodies, each with a loader and a signer, a secretary, a chair, and reviewers, one of them of the first body.</summary>
public sealed class RemediationHouse(Postgres postgres) : House(postgres)
{
    public Body Alpha { get; } = new() { Code = "ALPHA", Name = Trilingual.Of("Альфа министрлігі", "Министерство Альфа", "Ministry of Alpha"), Kind = BodyKind.Ministry };

    public Body Beta { get; } = new() { Code = "BETA", Name = Trilingual.Of("Бета агенттігі", "Агентство Бета", "Agency Beta"), Kind = BodyKind.Agency };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Ask(async db =>
        {
            db.AddRange(Alpha, Beta);
            return await db.SaveChangesAsync();
        });
        foreach (var role in (Role[])[Role.Secretary, Role.Chair, Role.Reviewer, Role.Analyst]) await Person(role);
        await Person(Role.Reviewer, name: "second");
        await Person(Role.Reviewer, Alpha.Id, "tied");
        foreach (var body in (Body[])[Alpha, Beta])
            foreach (var role in Roles.OfBody) await Person(role, body.Id, Of(body, role));
    }

    /// <summary>A person who was added above, as an actor.</summary>
    public async Task<Actor> By(string name)
    {
        var role = Enum.Parse<Role>(name switch { "second" or "tied" => "reviewer", _ => name.Split('-')[0] }, ignoreCase: true);
        var user = await Person(role, name: name);
        return new Actor(user.Id, user.Name, [role], user.BodyId);
    }

    /// <summary>Runs a command.</summary>
    public Task<TResult> Do<THandler, TResult>(Func<THandler, Task<TResult>> act) where THandler : notnull => With(act);

    /// <summary>A planned sitting with one item about road maps.</summary>
    public async Task<AgendaItem> Item(DateOnly day)
    {
        var secretary = await By("secretary");
        var sitting = await Do((PlanSittingHandler h) => h.Handle(new PlanSitting(day, new(10, 0), new(12, 0), Trilingual.Of("Зал", "Зал", "Hall")), secretary));
        return await Do((AddAgendaItemHandler h) => h.Handle(new AddAgendaItem(sitting.Id, AgendaKind.RoadMap, Trilingual.Of("Жол картасы", "Дорожная карта", "Road map")), secretary));
    }

    /// <summary>A recommendation in force for the first body and, beside it, the second, as the approval of the minutes brings it about.</summary>
    public async Task<Recommendation> InForce(CommissionTerm? term = null, bool beside = true)
    {
        var item = await Item(await NextSittingDay());
        var by = await By("secretary");
        return await BringIntoForce((await Do((DraftRecommendationHandler h) => h.Handle(Draft(item.Id, term, beside), by))).Id);
    }

    // Far ahead and each on a day of its own, so that sittings of several tests never overlap.
    private async Task<DateOnly> NextSittingDay()
    {
        var planned = await Ask(db => db.Sittings.CountAsync());
        return await With(async (CurrentCalendar calendar) => (await calendar.Get()).Add(LocalTime.DateOf(Clock.GetUtcNow()), 100 + planned));
    }

    /// <summary>What a secretary writes for an item.</summary>
    public DraftRecommendation Draft(Guid item, CommissionTerm? term = null, bool beside = true) => new(item,
        new(Trilingual.Of("Бөлімді толтыру.", "Заполнить раздел.", "Fill the section."), Trilingual.Of("Бөлім бос.", "Раздел пуст.", null), Trilingual.Of("Бөлім толық.", null, null)),
        term ?? new(20), Alpha.Id, beside ? [Beta.Id] : []);

    /// <summary>Adopts a draft and brings it into force, with one process for each addressee.</summary>
    public Task<Recommendation> BringIntoForce(Guid recommendationId) => With((IServiceProvider services) => BringIntoForce(services, recommendationId));

    /// <summary>The open task of a body's part with this form, or null.</summary>
    public Task<UserTask?> Task(Recommendation recommendation, Body body, string form) => Ask(db => db.Tasks.AsNoTracking().SingleOrDefaultAsync(t =>
        t.State == TaskState.Open && t.Form == form && db.Addressees.Any(a => a.Id == t.SubjectId && a.RecommendationId == recommendation.Id && a.BodyId == body.Id)));

    /// <summary>A body's part as the database has it.</summary>
    public Task<Addressee> Part(Recommendation recommendation, Body body) => Ask(async db => await RemediationDesk.Load(db,
        await db.Addressees.Where(a => a.RecommendationId == recommendation.Id && a.BodyId == body.Id).Select(a => a.Id).SingleAsync()));

    /// <summary>Sets the clock to a day and hour in Almaty and runs what is due.</summary>
    public async Task GoTo(DateOnly day, int hour = 10)
    {
        Clock.SetUtcNow(LocalTime.At(day, new(hour, 0)));
        await RunJobs();
    }

    /// <summary>A body's signer answers a recommendation.</summary>
    public async Task Answer(Recommendation recommendation, Body body, AnswerKind answer, string? reasons = null)
    {
        var task = (await Task(recommendation, body, AnswerRecommendation.Form))!.Id;
        await Run<AnswerRecommendationHandler>(Of(body, Role.Signer), (h, by) => h.Handle(new(task, answer, reasons), by));
    }

    /// <summary>An officer prepares evidence for a body's part.</summary>
    public Task Load(Guid part, string by, string link = "https://www.gov.kz/alpha") =>
        Run<LoadEvidenceHandler>(by, (h, actor) => h.Handle(new(part, Guid.NewGuid(), [], link, "Толтырылды."), actor));

    /// <summary>An officer signs what is prepared.</summary>
    public async Task Submit(Recommendation recommendation, Body body, string by, string? digest = null)
    {
        digest ??= (await Part(recommendation, body)).Prepared!.Digest;
        var task = (await Task(recommendation, body, SubmitEvidence.Form))!.Id;
        await Run<SubmitEvidenceHandler>(by, (h, actor) => h.Handle(new(task, digest), actor));
    }

    /// <summary>A body's loader prepares its evidence and its signer signs it.</summary>
    public async Task SubmitAll(Recommendation recommendation, Body body)
    {
        await Load((await Part(recommendation, body)).Id, Of(body, Role.Loader));
        await Submit(recommendation, body, Of(body, Role.Signer));
    }

    /// <summary>A reviewer judges the evidence.</summary>
    public async Task Verify(Recommendation recommendation, Body body, string by, EvidenceSeen seen, Verdict verdict, string? missing = null)
    {
        var task = (await Task(recommendation, body, VerifyEvidence.Form))!.Id;
        await Run<VerifyEvidenceHandler>(by, (h, actor) => h.Handle(new(task, seen, verdict, missing), actor));
    }

    /// <summary>A second reviewer confirms the acceptance, or does not.</summary>
    public async Task Confirm(Recommendation recommendation, Body body, string by, bool confirmed = true, string? reasons = null)
    {
        var task = (await Task(recommendation, body, ConfirmVerification.Form))!.Id;
        await Run<ConfirmVerificationHandler>(by, (h, actor) => h.Handle(new(task, confirmed, reasons), actor));
    }

    /// <summary>Runs a command of a person who was added above.</summary>
    public async Task Run<THandler>(string name, Func<THandler, Actor, Task> act) where THandler : notnull
    {
        var actor = await By(name);
        await With<THandler, bool>(async handler =>
        {
            await act(handler, actor);
            return true;
        });
    }

    private static string Of(Body body, Role role) => $"{role}-{body.Code}".ToLowerInvariant();

    private static async Task<Recommendation> BringIntoForce(IServiceProvider services, Guid id)
    {
        var db = (HearingsDb)services.GetService(typeof(HearingsDb))!;
        var host = (ProcessHost)services.GetService(typeof(ProcessHost))!;
        var calendar = await ((CurrentCalendar)services.GetService(typeof(CurrentCalendar))!).Get();
        var time = (TimeProvider)services.GetService(typeof(TimeProvider))!;
        return await db.Transact(async () =>
        {
            var found = await db.Recommendations.Include(r => r.Addressees).SingleAsync(r => r.Id == id);
            found.Adopt();
            found.ComeIntoForce(LocalTime.DateOf(time.GetUtcNow()), calendar);
            var codes = await db.Bodies.ToDictionaryAsync(b => b.Id, b => b.Code);
            await host.Start(RemediationDesk.Procedure, [.. found.Addressees.Select(a =>
                new ProcessSubject($"{found.Reference}/{codes[a.BodyId]}", found.CaseId, a.BodyId, new JsonObject(), a.Id))], Actor.System);
            return found;
        });
    }
}
