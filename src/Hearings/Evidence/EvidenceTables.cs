using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Evidence;

internal sealed class EvidenceTables : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<StagedFile>, IEntityTypeConfiguration<CaseDocument>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_file", t =>
        {
            t.HasCheckConstraint("ck_stored_file_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
            t.HasCheckConstraint("ck_stored_file_size", "size > 0");
        });
        builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(f => f.Sha256);
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UploadedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(f => f.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StagedFile> builder)
    {
        builder.ToTable("staged_file");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(f => new { f.UserId, f.FormKey, f.Number }).IsUnique();
        builder.HasIndex(f => f.StagedAt);
        builder.HasIndex(f => f.Sha256);
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseDocument> builder)
    {
        builder.ToTable("case_document", t =>
        {
            t.HasCheckConstraint("ck_case_document_examined", "(is_admissible is null) = (examined_at is null)");
            t.HasCheckConstraint("ck_case_document_refused", "is_admissible is not false or reason is not null");
            t.HasCheckConstraint("ck_case_document_withdrawn", "(withdrawn_at is null) = (withdrawal is null)");
        });
        builder.Property(d => d.Title).HasMaxLength(CaseDocument.LongestTitle);
        builder.HasIndex(d => new { d.CaseId, d.Number }).IsUnique();
        builder.HasIndex(d => d.FileId).IsUnique();
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.AttachedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.ExaminedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.WithdrawnBy).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }
}
