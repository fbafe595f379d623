using Hearings.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Sittings;

internal sealed class VoteTables
    : IEntityTypeConfiguration<Vote>, IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<Minutes>, IEntityTypeConfiguration<MinutesPart>,
      IEntityTypeConfiguration<MinutesCorrection>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("vote", t =>
        {
            t.HasCheckConstraint("ck_vote_closed", "(closed_at is null) = (carried is null)");
            t.HasCheckConstraint("ck_vote_quorum", "closed_at is null or (present >= quorum_needed and present <= entitled)");
            t.HasCheckConstraint("ck_vote_lapsed", "lapsed_at is null or (closed_at is null and (present < quorum_needed or present = 0))");
            t.HasCheckConstraint("ck_vote_count", "\"for\" + against + abstained <= present");
        });
        builder.HasKey(v => v.ItemId);
        builder.Property(v => v.ItemId).ValueGeneratedNever();
        builder.Ignore(v => v.EndedAt);
        builder.Ignore(v => v.IsOpen);
        builder.Property(v => v.Quorum).HasMaxLength(20);
        builder.Property(v => v.Majority).HasMaxLength(20);
        builder.HasMany(v => v.Ballots).WithOne().HasForeignKey(b => b.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("ballot");
        builder.HasKey(b => new { b.ItemId, b.MemberId });
        builder.HasOne<User>().WithMany().HasForeignKey(b => b.MemberId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Minutes> builder)
    {
        builder.ToTable("minutes", t => t.HasCheckConstraint(
            "ck_minutes_sealed", "(approved_at is null) = (sha256 is null) and (approved_at is null) = (content is null)"));
        builder.HasKey(m => m.SittingId);
        builder.Property(m => m.SittingId).ValueGeneratedNever();
        builder.Property(m => m.Sha256).HasMaxLength(64).IsFixedLength();
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasOne<Sitting>().WithOne().HasForeignKey<Minutes>(m => m.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Parts).WithOne().HasForeignKey(p => p.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Corrections).WithOne().HasForeignKey(c => c.SittingId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesPart> builder)
    {
        builder.ToTable("minutes_part");
        builder.HasKey(p => new { p.SittingId, p.ItemId });
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(p => p.ItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MinutesCorrection> builder)
    {
        builder.ToTable("minutes_correction");
        builder.HasKey(c => new { c.SittingId, c.Number });
        builder.Property(c => c.Number).ValueGeneratedNever();
    }
}
