using System.Text.Json.Nodes;
using Hearings.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Import;

/// <summary>
/// What a person has put into the import form so far: the files and everything typed. Kept until the import is done or
/// thrown away, so that a refused form loses nothing. One a person.
/// </summary>
public sealed class ImportDraft
{
    /// <summary>Whose it is.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The fields as they were typed, by their names in the form.</summary>
    public JsonObject Fields { get; set; } = [];

    /// <summary>The name of the file of bodies; null where there is none.</summary>
    public string? BodiesName { get; set; }

    /// <summary>The file of bodies, as uploaded.</summary>
    public byte[]? Bodies { get; set; }

    /// <summary>The name of the file of measurements; null where there is none.</summary>
    public string? ScoresName { get; set; }

    /// <summary>The file of measurements, as uploaded.</summary>
    public byte[]? Scores { get; set; }

    /// <summary>The name of the import profile; null for the native layout.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The import profile, as uploaded.</summary>
    public byte[]? Profile { get; set; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class ImportTables : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.ToTable("import_draft");
        builder.HasKey(d => d.UserId);
        builder.HasOne<User>().WithOne().HasForeignKey<ImportDraft>(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
