using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Tests.Sittings;

/// <summary>A house with a chair, five members (one of them from the body that is heard), a secretary and a body with officers.</summary>
public class SittingHouse(Postgres postgres) : House(postgres)
{
    public static readonly Trilingual Place = Trilingual.Of("Мәжіліс залы", "Зал заседаний", "Meeting hall");

    public Body Body { get; } = new() { Code = "HEARD", Name = Trilingual.Of("Тыңдалатын министрлік", "Заслушиваемое министерство", "Ministry That Is Heard"), Kind = BodyKind.Ministry };

    public User Secretary { get; private set; } = null!;

    public User Chair { get; private set; } = null!;

    /// <summary>The members without the chair; the last one works at the body.</summary>
    public IReadOnlyList<User> Members { get; private set; } = [];

    public User Tied => Members[^1];

    public User Signer { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Ask(async db =>
        {
            db.Add(Body);
            return await db.SaveChangesAsync();
        });
        Secretary = await Person(Role.Secretary);
        Chair = await Person(Role.Chair);
        var members = new List<User>();
        foreach (var name in (string[])["aida", "berik", "dana", "erzhan"]) members.Add(await Person(Role.Member, name: name));
        members.Add(await Person(Role.Member, Body.Id, "tied"));
        Members = members;
        Signer = await Person(Role.Signer, Body.Id);
    }

    /// <summary>A person as an actor.</summary>
    public static Actor Of(User user, Role role) => new(user.Id, user.Name, [role], user.BodyId);

    public Actor BySecretary => Of(Secretary, Role.Secretary);

    public Actor ByChair => Of(Chair, Role.Chair);

    /// <summary>Runs a command.</summary>
    public Task<TResult> Do<THandler, TResult>(Func<THandler, Task<TResult>> act) where THandler : notnull => With(act);

    /// <summary>The date so many working days from now.</summary>
    public Task<DateOnly> Day(int workingDays) =>
        With<CurrentCalendar, DateOnly>(async calendar => (await calendar.Get()).Add(LocalTime.DateOf(Clock.GetUtcNow()), workingDays));

    /// <summary>Plans a sitting on a day, 10:00 to 12:00.</summary>
    public Task<Sitting> Plan(DateOnly day, int hour = 10) =>
        Do((PlanSittingHandler h) => h.Handle(new PlanSitting(day, new(hour, 0), new(hour + 2, 0), Place), BySecretary));

    /// <summary>Calls a planned sitting, opens it at its hour and lets these members come in.</summary>
    public async Task Open(Sitting sitting, params User[] present)
    {
        await Do((CallSittingHandler h) => h.Handle(new(sitting.Id), BySecretary));
        Clock.Advance(sitting.StartsAt - Clock.GetUtcNow());
        await Do((OpenSittingHandler h) => h.Handle(new(sitting.Id), BySecretary));
        await Do((RecordPresenceHandler h) => h.Handle(new(sitting.Id, [.. present.Select(p => p.Id)]), BySecretary));
    }

    /// <summary>Ends a sitting and drafts its minutes.</summary>
    public async Task End(Sitting sitting)
    {
        await Do((EndSittingHandler h) => h.Handle(new(sitting.Id), BySecretary));
        await Do((DraftMinutesHandler h) => h.Handle(new(sitting.Id), BySecretary));
    }

    /// <summary>Ends a sitting and has its minutes approved.</summary>
    public async Task<Minutes> Approve(Sitting sitting, Actor by)
    {
        await End(sitting);
        return await Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), by));
    }

    /// <summary>A sitting as the database has it.</summary>
    public Task<Sitting> Read(Guid id) => Ask(db => db.Sittings.AsNoTracking().AsSplitQuery().Include(s => s.Items).ThenInclude(i => i.Vote!.Ballots)
        .Include(s => s.Invitations).Include(s => s.Presences).SingleAsync(s => s.Id == id));
}
