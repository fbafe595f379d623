using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Monitoring;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Tests.Cases;

/// <summary>A house with two bodies below the threshold, one at it and one without data, in a published round.</summary>
public class CaseHouse(Postgres postgres) : House(postgres)
{
    public Body Low { get; } = Body("LOW", "Төмен министрлігі", "Министерство низких показателей", "Ministry of Low Figures");

    public Body Lower { get; } = Body("LOWER", "Өте төмен агенттік", "Агентство ещё ниже", "Agency Lower Still");

    public Body Full { get; } = Body("FULL", "Толық министрлік", "Министерство полноты", "Ministry of Completeness");

    public Body Unknown { get; } = Body("UNKNOWN", "Белгісіз агенттік", "Неизвестное агентство", "Unknown Agency");

    public Round Round { get; } = new()
    {
        Code = "2026-02", Title = Trilingual.Of("2026 жылғы ақпан", "Февраль 2026 года", "February 2026"),
        Year = 2026, Threshold = 100, Fictional = true, CreatedAt = Begin,
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Ask(async db =>
        {
            Round.Publish(Begin);
            db.AddRange(Low, Lower, Full, Unknown);
            db.Add(Round);
            db.AddRange(Result(Low, 80, 10, 0), Result(Lower, 45.5m, 10, 2), Result(Full, 100, 10, 0), Result(Unknown, null, 0, 12));
            return await db.SaveChangesAsync();
        });
    }

    public Task<int> OpenCases(Actor? by = null) => With<OpenCasesHandler, int>(handler => handler.Handle(new OpenCases(Round.Id), by ?? Actor.System));

    /// <summary>A person as an actor.</summary>
    public async Task<Actor> As(Role role) => await Person(role) is var user ? new Actor(user.Id, user.Name, [role], user.BodyId) : null!;

    /// <summary>Plans a sitting of two hours.</summary>
    public async Task<Sitting> PlanSitting(DateOnly day, int hour = 10)
    {
        await Person(Role.Chair);
        var secretary = await As(Role.Secretary);
        return await With<PlanSittingHandler, Sitting>(h => h.Handle(new PlanSitting(day, new(hour, 0), new(hour + 2, 0), Place), secretary));
    }

    /// <summary>Calls a planned sitting, opens it at its hour and lets every member who is not tied come in.</summary>
    public async Task OpenSitting(Guid sitting)
    {
        var secretary = await As(Role.Secretary);
        await With<CallSittingHandler, Sitting>(h => h.Handle(new(sitting), secretary));
        Clock.SetUtcNow(await Ask(db => db.Sittings.Where(s => s.Id == sitting).Select(s => s.StartsAt).SingleAsync()));
        await With<OpenSittingHandler, Sitting>(h => h.Handle(new(sitting), secretary));
        var members = await Ask(db => global::Hearings.Access.Person.With(db, Role.Chair, Role.Member).Where(u => u.BodyId == null).Select(u => u.Id).ToListAsync());
        await With<RecordPresenceHandler, Sitting>(h => h.Handle(new(sitting, [.. members]), secretary));
    }

    /// <summary>All who are there vote for, the case's item is decided so, and the sitting ends.</summary>
    public async Task Decide(Guid sitting, Guid item, Outcome outcome, Trilingual reasons)
    {
        var secretary = await As(Role.Secretary);
        var present = await Ask(db => db.Set<Presence>().Where(p => p.SittingId == sitting && p.LeftAt == null).Select(p => p.MemberId!.Value).ToListAsync());
        await With<RecordVotesHandler, Vote>(h => h.Handle(new(sitting, item, [.. present.Select(m => new MemberVote(m, VoteChoice.For))]), secretary));
        await With<DecideItemHandler, AgendaItem>(h => h.Handle(new(sitting, item, reasons, outcome), secretary));
        await With<EndSittingHandler, Sitting>(h => h.Handle(new(sitting), secretary));
    }

    /// <summary>Drafts the minutes of an ended sitting and lets the chair approve them.</summary>
    public async Task ApproveMinutes(Guid sitting)
    {
        var (secretary, chair) = (await As(Role.Secretary), await As(Role.Chair));
        await With<DraftMinutesHandler, Minutes>(h => h.Handle(new(sitting), secretary));
        await With<ApproveMinutesHandler, Minutes>(h => h.Handle(new(sitting), chair));
    }

    private static readonly Trilingual Place = Trilingual.Of("Мәжіліс залы", "Зал заседаний", "Meeting hall");

    private static Body Body(string code, string kk, string ru, string en) => new() { Code = code, Name = Trilingual.Of(kk, ru, en), Kind = BodyKind.Ministry };

    private Result Result(Body body, decimal? percent, int known, int unknown) => new()
    {
        RoundId = Round.Id, BodyId = body.Id, Completeness = percent, Currency = percent, Total = percent, Lowest = percent, Known = known, Unknown = unknown,
    };
}
