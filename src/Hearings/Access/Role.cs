using System.Collections.Immutable;

namespace Hearings.Access;

/// <summary>What a person is to the Commission. The body's two roles see only their own body.</summary>
public enum Role { Chair, Member, Secretary, Analyst, Reviewer, Loader, Signer, Auditor, Administrator }

/// <summary>Sets of roles.</summary>
public static class Roles
{
    /// <summary>All, in the order in which people are listed.</summary>
    public static ImmutableArray<Role> All { get; } = [.. Enum.GetValues<Role>()];

    /// <summary>Officers of a state body: the one who loads evidence and the one who signs.</summary>
    public static ImmutableArray<Role> OfBody { get; } = [Role.Loader, Role.Signer];

    /// <summary>Whoever may read across all bodies.</summary>
    public static ImmutableArray<Role> OfCommission { get; } = [.. Enum.GetValues<Role>().Except(OfBody)];
}
