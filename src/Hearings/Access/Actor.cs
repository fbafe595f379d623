using System.Collections.Immutable;

namespace Hearings.Access;

/// <summary>Who acts: a signed-in person with roles and, for a body's officer, the body; or the system itself.</summary>
public sealed record Actor(Guid? UserId, string Name, ImmutableArray<Role> Roles, Guid? BodyId = null)
{
    /// <summary>The system: timers, recurring work, imports from a terminal.</summary>
    public static Actor System { get; } = new(null, "system", [], null);

    /// <summary>The people who are absent today and whose tasks the actor may do.</summary>
    public ImmutableArray<StandIn> StandsInFor { get; init; } = [];

    /// <summary>Whether the actor is the program itself and not a person.</summary>
    public bool IsSystem => UserId is null;

    /// <summary>Whether the actor has a role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Whether the actor has one of these roles.</summary>
    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (Is(role)) return true;
        return false;
    }

    /// <summary>Whether the actor sees every body: true for all but the officers of a body.</summary>
    public bool SeesAllBodies => IsSystem || IsAny([.. Access.Roles.OfCommission]);

    /// <summary>Whether the actor may see what belongs to a body.</summary>
    public bool Sees(Guid? bodyId) => SeesAllBodies || (BodyId is not null && BodyId == bodyId);

    /// <summary>Whether the actor may read the Commission's own papers on a body: never somebody who works there.</summary>
    public bool ReadsPapersOn(Guid? bodyId) => SeesAllBodies && (BodyId is null || BodyId != bodyId);

    /// <summary>Refuses with <see cref="RuleViolation"/> unless the actor is the system or has one of these roles.</summary>
    public void Require(params Role[] roles)
    {
        if (!IsSystem && !IsAny(roles)) throw new RuleViolation("RoleNeeded", roles.Cast<Enum>());
    }
}

/// <summary>An absent person, as the deputy stands in for them: with their roles and body.</summary>
public sealed record StandIn(Guid UserId, string Name, ImmutableArray<Role> Roles, Guid? BodyId);
