using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Notices;

internal sealed class NoticeTables : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice", t =>
        {
            t.HasCheckConstraint("ck_notice_sent", "status <> 'Sent' or sent_at is not null");
            t.HasCheckConstraint("ck_notice_kept", "(status = 'Kept') = (kept is not null)");
        });
        builder.Property(n => n.Key).HasMaxLength(300);
        builder.Property(n => n.Kind).HasMaxLength(60);
        builder.Property(n => n.RecipientName).HasMaxLength(200);
        builder.Property(n => n.Address).HasMaxLength(256);
        builder.Property(n => n.Subject).HasMaxLength(400);
        builder.Property(n => n.Link).HasMaxLength(400);
        builder.Property(n => n.LetterReference).HasMaxLength(20);
        builder.Property(n => n.MessageId).HasMaxLength(300);
        builder.Property(n => n.LastError).HasMaxLength(1000);
        builder.HasIndex(n => n.Key).IsUnique();
        builder.HasIndex(n => n.MessageId).IsUnique();
        builder.HasIndex(n => new { n.CreatedAt, n.Id });
        builder.HasIndex(n => new { n.RecipientId, n.CreatedAt, n.Id });
        builder.HasIndex(n => n.RecipientId).HasDatabaseName("ix_notice_unread").HasFilter("read_at is null");
        builder.HasIndex(n => new { n.Status, n.CreatedAt }).HasFilter("status in ('Pending', 'Failed', 'Uncertain')");
        builder.HasIndex(n => n.CaseId);
        builder.HasIndex(n => n.SittingId);
        builder.HasOne<User>().WithMany().HasForeignKey(n => n.RecipientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(n => n.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(n => n.Invitation);
        builder.Ignore(n => n.EffectKey);
        builder.Ignore(n => n.MayLeave);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letter");
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder.Property(l => l.Key).HasMaxLength(200);
        builder.Property(l => l.AddresseeName).HasMaxLength(200);
        builder.Property(l => l.SignerName).HasMaxLength(200);
        builder.HasIndex(l => l.Reference).IsUnique();
        builder.HasIndex(l => l.Key).IsUnique();
        builder.HasIndex(l => new { l.BodyId, l.WrittenOn });
        builder.HasIndex(l => l.CaseId);
        builder.HasOne<Body>().WithMany().HasForeignKey(l => l.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
