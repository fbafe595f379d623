using Hearings.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Recommendations;

internal sealed class SubmissionTables
    : IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<SubmittedFile>, IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submission", t =>
        {
            t.HasCheckConstraint("ck_submission_two_people", "signed_by <> loaded_by");
            t.HasCheckConstraint("ck_submission_signed", "(signed_by is null) = (submitted_at is null)");
        });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.IsSubmitted);
        builder.Property(s => s.Digest).HasMaxLength(64);
        builder.HasIndex(s => new { s.AddresseeId, s.Version }).IsUnique();
        builder.HasIndex(s => s.AddresseeId).IsUnique().HasFilter("submitted_at is null").HasDatabaseName("ix_submission_one_prepared");
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.LoadedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.SignedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Files).WithOne().HasForeignKey(f => f.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Verifications).WithOne().HasForeignKey(v => v.SubmissionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<SubmittedFile> builder)
    {
        builder.ToTable("submitted_file");
        builder.HasKey(f => new { f.SubmissionId, f.FileId });
        builder.HasIndex(f => f.FileId);
        builder.Property(f => f.Name).HasMaxLength(300);
        builder.Property(f => f.Sha256).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("verification", t => t.HasCheckConstraint("ck_verification_two_people", "confirmed_by <> by and (confirmed is null) = (confirmed_at is null)"));
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Digest).HasMaxLength(64);
        builder.HasIndex(v => new { v.SubmissionId, v.At });
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(v => v.ConfirmedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
