namespace Hearings.Database;

/// <summary>The one row that says what this database is. It is written when the database is created and never after.</summary>
public sealed class Installation
{
    /// <summary>Always 1: the table holds one row.</summary>
    public int Id { get; init; } = 1;

    /// <summary>
    /// A demonstration: its scores are fictional, and anyone who reaches its sign-in page may become one of its personas.
    /// </summary>
    public required bool IsDemonstration { get; init; }

    /// <summary>When the database was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
