using Hearings.Access;
using Hearings.Bodies;
using Hearings.Monitoring;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Cases;

internal sealed class CaseTables
    : IEntityTypeConfiguration<HearingCase>, IEntityTypeConfiguration<Hearing>, IEntityTypeConfiguration<CaseNote>,
      IEntityTypeConfiguration<Referral>, IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<HearingCase> builder)
    {
        builder.ToTable("hearing_case", t =>
        {
            t.HasCheckConstraint("ck_hearing_case_closed", "(status = 'Closed') = (closed_at is not null) and (status = 'Closed') = (closing_ground is not null)");
            t.HasCheckConstraint("ck_hearing_case_merged", "(merged_into_id is not null) = (closing_ground is not null and closing_ground = 'Merged')");
            t.HasCheckConstraint("ck_hearing_case_threshold", "origin <> 'Threshold' or (round_id is not null and lowest is not null and threshold is not null)");
            t.HasCheckConstraint("ck_hearing_case_escalation", "escalation_level between 1 and 4");
        });
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.RoundId, c.BodyId }).IsUnique().HasFilter("origin = 'Threshold'");
        builder.HasIndex(c => c.RapporteurId).HasFilter("status <> 'Closed'");
        builder.HasIndex(c => new { c.BodyId, c.OpenedAt });
        builder.HasIndex(c => new { c.Status, c.Reference });
        builder.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.RapporteurId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Hearings).WithOne().HasForeignKey(h => h.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.LastHearing);
        builder.Ignore(c => c.GroundNow);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Hearing> builder)
    {
        builder.ToTable("hearing", t => t.HasCheckConstraint("ck_hearing_ended", "(outcome is null) = (ended_at is null)"));
        builder.HasKey(h => new { h.CaseId, h.Number });
        builder.Property(h => h.Number).ValueGeneratedNever();
        builder.HasIndex(h => h.HeldAt);
        builder.HasIndex(h => h.SittingId);
        builder.HasOne<Sitting>().WithMany().HasForeignKey(h => h.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(h => h.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.ToTable("case_note");
        builder.HasIndex(n => new { n.CaseId, n.WrittenAt });
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referral");
        builder.Property(r => r.To).HasMaxLength(300);
        builder.HasIndex(r => new { r.CaseId, r.On });
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.RecordedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaint", t =>
        {
            t.HasCheckConstraint("ck_complaint_decided", "(status = 'Received') = (decided_at is null)");
            t.HasCheckConstraint("ck_complaint_case", "(status = 'Admissible') = (case_id is not null)");
        });
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.Complainant).HasMaxLength(300);
        builder.Property(c => c.Contact).HasMaxLength(300);
        builder.Property(c => c.Address).HasMaxLength(1000);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.Status, c.Reference });
        builder.HasIndex(c => c.CaseId);
        builder.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.DecidedBy).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }
}
