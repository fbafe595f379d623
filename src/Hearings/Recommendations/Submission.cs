using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hearings.Recommendations;

/// <summary>
/// One version of a body's evidence: prepared by one officer, signed by another. Once signed it is never changed; what
/// comes after is a further version.
/// </summary>
public sealed class Submission
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose part.</summary>
    public required Guid AddresseeId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its files, in the order in which they were added.</summary>
    public List<SubmittedFile> Files { get; } = [];

    /// <summary>Addresses at which what was asked can be seen.</summary>
    public string[] Links { get; private set; } = [];

    /// <summary>What the body says to it.</summary>
    public string? Note { get; private set; }

    /// <summary>Who prepared it.</summary>
    public Guid LoadedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset LoadedAt { get; private set; }

    /// <summary>Who signed it, another person; null while it is only prepared.</summary>
    public Guid? SignedBy { get; private set; }

    /// <summary>When it was signed and submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>SHA-256 over the files' SHA-256, the links and the note, in lower-case hexadecimal: what a verdict is bound to.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>What reviewers found.</summary>
    public List<Verification> Verifications { get; } = [];

    /// <summary>Whether it is signed.</summary>
    public bool IsSubmitted => SubmittedAt is not null;

    internal void Replace(EvidenceContent content, Guid by, DateTimeOffset at)
    {
        Files.RemoveAll(f => content.Files.All(n => n.FileId != f.FileId));
        Files.AddRange(content.Files.Where(n => Files.All(f => f.FileId != n.FileId))
            .Select(f => new SubmittedFile { SubmissionId = Id, FileId = f.FileId, Name = f.Name, Size = f.Size, Sha256 = f.Sha256 }));
        (Links, Note, LoadedBy, LoadedAt) = ([.. content.Links], content.Note, by, at);
        Digest = content.Digest();
    }

    internal void Sign(Guid by, DateTimeOffset at) => (SignedBy, SubmittedAt) = (by, at);
}

/// <summary>A file of a submission; its content is a stored file's.</summary>
public sealed class SubmittedFile
{
    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The stored file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>What an officer prepares as evidence.</summary>
public sealed record EvidenceContent(ImmutableArray<EvidenceFile> Files, ImmutableArray<string> Links, string? Note)
{
    /// <summary>The most links of one submission.</summary>
    public const int MostLinks = 20;

    /// <summary>The content with white space cut and empty parts left out.</summary>
    public static EvidenceContent Of(IEnumerable<EvidenceFile> files, string? links, string? note) => new(
        [.. files],
        [.. (links ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
        string.IsNullOrWhiteSpace(note) ? null : note.Trim());

    /// <summary>Refuses what is empty, and links that are no web addresses.</summary>
    public void Check()
    {
        if (Files.IsEmpty && Links.IsEmpty) throw new RuleViolation("EvidenceEmpty") { Field = "Links" };
        if (Links.Length > MostLinks) throw new RuleViolation("LinksMany", MostLinks) { Field = "Links" };
        foreach (var link in Links)
            if (link.Length > 1000 || !Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new RuleViolation("EvidenceLinkWrong", link) { Field = "Links" };
    }

    /// <summary>SHA-256 over all of it, in lower-case hexadecimal; the files' order does not matter.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        foreach (var sha in Files.Select(f => f.Sha256).Order(StringComparer.Ordinal)) text.Append("file ").Append(sha).Append('\n');
        foreach (var link in Links) text.Append("link ").Append(link).Append('\n');
        text.Append("note ").Append(Note);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>A stored file as evidence names it.</summary>
public sealed record EvidenceFile(Guid FileId, string Name, long Size, string Sha256);
