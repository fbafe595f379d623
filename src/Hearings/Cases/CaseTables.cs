using Hearings.Access;
using Hearings.Bodies;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Cases;

internal sealed class CaseTables : IEntityTypeConfiguration<HearingCase>, IEntityTypeConfiguration<Hearing>
{
    public void Configure(EntityTypeBuilder<HearingCase> builder)
    {
        builder.ToTable("hearing_case", t => t.HasCheckConstraint(
            "ck_hearing_case_closed", "(status = 'Closed') = (closed_at is not null) and (status = 'Closed') = (outcome is not null)"));
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.RoundId, c.BodyId }).IsUnique();
        builder.HasIndex(c => new { c.BodyId, c.OpenedAt });
        builder.HasIndex(c => new { c.Status, c.Reference });
        builder.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.RapporteurId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Hearings).WithOne().HasForeignKey(h => h.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.LastHearing);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Hearing> builder)
    {
        builder.ToTable("hearing", t => t.HasCheckConstraint("ck_hearing_ended", "(outcome is null) = (ended_at is null)"));
        builder.HasKey(h => new { h.CaseId, h.Number });
        builder.Property(h => h.Number).ValueGeneratedNever();
        builder.Property(h => h.Place).HasMaxLength(300);
        builder.HasIndex(h => h.HeldAt);
    }
}
