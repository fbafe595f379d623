using Microsoft.AspNetCore.Identity;

namespace Hearings.Access;

/// <summary>A person who signs in.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>The name as people read it.</summary>
    public required string Name { get; set; }

    /// <summary>The post, such as "Head of department".</summary>
    public Trilingual Post { get; set; } = new();

    /// <summary>The body whose officer this is, or whose staff a member belongs to (and so may not hear it).</summary>
    public Guid? BodyId { get; set; }

    /// <summary>The language that the person reads letters and pages in.</summary>
    public Language Language { get; set; } = Language.Kk;

    /// <summary>A person of the demonstration, offered on the sign-in page of a demonstration database only.</summary>
    public bool IsPersona { get; init; }

    /// <summary>Whether the person still works here; others cannot sign in.</summary>
    public bool IsActive { get; set; } = true;
}
