using Hearings.Access;
using Hearings.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>Who acts in a simulated commission, each with the roles and the body that the program knows them by.</summary>
public sealed class Cast
{
    private readonly Dictionary<Guid, Actor> _signers = [];
    private readonly Dictionary<Guid, Actor> _loaders = [];

    private Cast(IReadOnlyList<(User Person, Role Role)> people)
    {
        IReadOnlyList<Actor> With(Role role) => [.. people.Where(p => p.Role == role).Select(p => new Actor(p.Person.Id, p.Person.Name, [role], p.Person.BodyId))];
        (Secretary, Chair, Analyst) = (With(Role.Secretary)[0], With(Role.Chair)[0], With(Role.Analyst)[0]);
        (Members, Reviewers) = ([Chair, .. With(Role.Member)], With(Role.Reviewer));
        foreach (var signer in With(Role.Signer)) _signers[signer.BodyId!.Value] = signer;
        foreach (var loader in With(Role.Loader)) _loaders[loader.BodyId!.Value] = loader;
    }

    /// <summary>The Commission's secretary.</summary>
    public Actor Secretary { get; }

    /// <summary>Its chair.</summary>
    public Actor Chair { get; }

    /// <summary>The chair and the members, always in the same order.</summary>
    public IReadOnlyList<Actor> Members { get; }

    /// <summary>The analyst of the monitoring.</summary>
    public Actor Analyst { get; }

    /// <summary>Who judges evidence.</summary>
    public IReadOnlyList<Actor> Reviewers { get; }

    /// <summary>Who signs for a body.</summary>
    public Actor Signer(Guid body) => _signers[body];

    /// <summary>Who prepares what the body's signer signs.</summary>
    public Actor Loader(Guid body) => _loaders[body];

    /// <summary>A member by key.</summary>
    public Actor Member(Guid id) => Members.First(member => member.UserId == id);

    /// <summary>Members in turn, but nobody who works at the body.</summary>
    public Actor Rapporteur(int number, Guid body)
    {
        var free = Members.Skip(1).Where(member => member.BodyId != body).ToArray();
        return free[number % free.Length];
    }

    /// <summary>
    /// Lets in the personas, further members, and two officers for each body; whoever is there already stays. The personas
    /// who work at a body work at the one that is named.
    /// </summary>
    public static async Task<Cast> Assemble(Office office, string officersBody, int members, CancellationToken cancel)
    {
        var bodies = (await office.Ask(db => db.Bodies.Select(b => new { b.Code, b.Id }).ToListAsync(cancel)))
            .OrderBy(b => b.Code, StringComparer.Ordinal).ToList();
        var own = bodies.Single(b => b.Code == officersBody).Id;
        var personas = Persona.All.Count(p => p.Role == Role.Member);
        List<AddPerson> wanted =
        [
            .. Persona.All.Select(p => new AddPerson(p.Name, p.Email, p.Post, [p.Role], p.Body is null ? null : own, IsPersona: true)),
            .. Persona.MoreMembers.Take(members).Select((name, i) =>
                new AddPerson(name, $"member{personas + 1 + i}@demo.example", Persona.MemberPost, [Role.Member])),
            .. bodies.Where(b => b.Id != own).SelectMany(b => (AddPerson[])
            [
                new($"{b.Code}: уәкілетті тұлға", $"signer.{b.Code.ToLowerInvariant()}@demo.example", new(), [Role.Signer], b.Id),
                new($"{b.Code}: орган маманы", $"loader.{b.Code.ToLowerInvariant()}@demo.example", new(), [Role.Loader], b.Id),
            ]),
        ];
        var there = (await office.Ask(db => db.Users.ToListAsync(cancel))).ToDictionary(u => u.Email!, StringComparer.OrdinalIgnoreCase);
        foreach (var person in wanted.Where(p => !there.ContainsKey(p.Email)))
            there[person.Email] = await office.Do((AddPersonHandler add) => add.Handle(person, Actor.System, cancel));
        return new([.. wanted.Select(p => (there[p.Email], p.Roles[0]))]);
    }
}
