using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Sittings;

internal sealed class SittingTables
    : IEntityTypeConfiguration<Sitting>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.ToTable("sitting", t =>
        {
            t.HasCheckConstraint("ck_sitting_time", "ends_at > starts_at");
            t.HasCheckConstraint("ck_sitting_closed_ground", "is_open_to_public or coalesce(closed_ground_kk, closed_ground_ru, closed_ground_en) is not null");
            t.HasCheckConstraint("ck_sitting_cancelled", "(status = 'Cancelled') = (cancel_reason is not null)");
            t.HasCheckConstraint("ck_sitting_ended", "(status in ('Ended', 'Approved')) = (ended_at is not null)");
        });
        builder.Property(s => s.Reference).HasMaxLength(20);
        builder.Property(s => s.Link).HasMaxLength(500);
        builder.Property<uint>("RowVersion").IsRowVersion();
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.HasIndex(s => new { s.StartsAt, s.Reference });
        builder.HasIndex(s => new { s.Status, s.StartsAt });
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.ChairedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(s => s.Invitations).WithOne().HasForeignKey(i => i.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Presences).WithOne().HasForeignKey(p => p.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(s => s.Agenda);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_item", t =>
        {
            t.HasCheckConstraint("ck_agenda_item_case", "(kind = 'Case') = (case_id is not null) and (case_id is null or body_id is not null)");
            t.HasCheckConstraint("ck_agenda_item_ended", "(status in ('Decided', 'PutOff')) = (ended_at is not null)");
        });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.SpeakerName).HasMaxLength(200);
        builder.HasIndex(i => i.CaseId);
        builder.HasIndex(i => i.BodyId);
        builder.HasIndex(i => i.RecommendationId);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(i => i.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.PresidedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Recommendation>().WithMany().HasForeignKey(i => i.RecommendationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.Vote).WithOne().HasForeignKey<Vote>(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(i => i.IsEnded);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation", t =>
        {
            t.HasCheckConstraint("ck_invitation_one", "(member_id is null) <> (body_id is null)");
            t.HasCheckConstraint("ck_invitation_replied", "(reply is null) = (replied_at is null)");
        });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Representative).HasMaxLength(300);
        builder.Property(i => i.Remark).HasMaxLength(2000);
        builder.HasIndex(i => new { i.SittingId, i.MemberId }).IsUnique();
        builder.HasIndex(i => new { i.SittingId, i.BodyId }).IsUnique();
        builder.HasIndex(i => i.MemberId);
        builder.HasIndex(i => i.BodyId);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(i => i.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.ToTable("presence", t =>
        {
            t.HasCheckConstraint("ck_presence_one", "(member_id is null) <> (body_id is null)");
            t.HasCheckConstraint("ck_presence_left", "left_at >= arrived_at");
        });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(300);
        builder.HasIndex(p => new { p.SittingId, p.MemberId });
        builder.HasIndex(p => p.MemberId).IsUnique().HasFilter("left_at is null and member_id is not null").HasDatabaseName("ix_presence_one_sitting_at_a_time");
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(p => p.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}
