using Hearings.Access;

namespace Hearings.Demonstration;

/// <summary>Who acts in the demonstration's history.</summary>
internal sealed class DemonstrationActors
{
    private readonly Dictionary<Guid, Actor> _signers;
    private readonly Actor[] _members;

    private DemonstrationActors(List<User> people)
    {
        var roles = Persona.All.ToDictionary(p => p.Email, p => p.Role);
        var order = Persona.All.Select((p, place) => (p.Email, place)).ToDictionary(p => p.Email, p => p.place);
        Actor As(User user, Role role) => new(user.Id, user.Name, [role], user.BodyId);
        Actor[] With(Role role) => [.. people.Where(u => roles.TryGetValue(u.Email!, out var of) && of == role)
            .OrderBy(u => order[u.Email!]).Select(u => As(u, role))];
        (Secretary, Chair, _members) = (With(Role.Secretary)[0], With(Role.Chair)[0], With(Role.Member));
        _signers = With(Role.Signer).Concat(people.Where(u => !u.IsPersona && u.BodyId is not null).Select(u => As(u, Role.Signer)))
            .ToDictionary(actor => actor.BodyId!.Value);
    }

    public Actor Secretary { get; }

    public Actor Chair { get; }

    /// <summary>The people as they were stored.</summary>
    public static DemonstrationActors Of(List<User> people) => new(people);

    public Actor Signer(Guid body) => _signers[body];

    /// <summary>Members in turn, but nobody who works at the body.</summary>
    public Actor Rapporteur(int number, Guid body)
    {
        var free = _members.Where(member => member.BodyId != body).ToArray();
        return free[number % free.Length];
    }
}
