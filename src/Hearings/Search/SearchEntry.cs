using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Search;

/// <summary>What can be found.</summary>
public enum SearchKind { Case, Brief, Note, Complaint, Document, Sitting, Recommendation }

/// <summary>
/// One record as the search knows it: what it is called, where it is shown, who may find it, its words. A copy, kept by
/// <see cref="SearchIndex"/> and made anew from the records at any time.
/// </summary>
public sealed class SearchEntry
{
    /// <summary>The source that made it, by its name.</summary>
    public required string Source { get; init; }

    /// <summary>The record, by its key.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What it is.</summary>
    public required SearchKind Kind { get; init; }

    /// <summary>The reference that people know it by, or the one of the case that it belongs to.</summary>
    public required string Reference { get; init; }

    /// <summary>What it is called.</summary>
    public required Trilingual Title { get; init; }

    /// <summary>Where it is shown.</summary>
    public required string Path { get; init; }

    /// <summary>The bodies whose officers may find it; none for the Commission alone.</summary>
    public required Guid[] BodyIds { get; init; }

    /// <summary>Whether only the Commission may find it.</summary>
    public required bool IsInternal { get; init; }

    /// <summary>When it came up; of equal hits the newest is first.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>Its names in all languages: words found here weigh more.</summary>
    public required string Heading { get; init; }

    /// <summary>Its text, up to <see cref="LongestText"/>.</summary>
    public required string Text { get; init; }

    /// <summary>How much of a text is searched, in characters.</summary>
    public const int LongestText = 200_000;
}

/// <summary>The text of a stored file, read in the background for the search.</summary>
public sealed class FileText
{
    /// <summary>The file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its text up to <see cref="SearchEntry.LongestText"/>; empty where none could be read.</summary>
    public required string Text { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Why it could not be read; null where it could.</summary>
    public string? Fault { get; init; }
}

internal sealed class SearchTables : IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<FileText>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        // The column of lexemes and both indexes stand in the migration SearchIndexes.
        builder.ToTable("search_entry");
        builder.HasKey(e => new { e.Source, e.SubjectId });
        builder.Property(e => e.Source).HasMaxLength(40);
        builder.Property(e => e.Reference).HasMaxLength(60);
        builder.Property(e => e.Path).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<FileText> builder)
    {
        builder.ToTable("file_text");
        builder.HasKey(t => t.FileId);
        builder.HasOne<Evidence.StoredFile>().WithOne().HasForeignKey<FileText>(t => t.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
