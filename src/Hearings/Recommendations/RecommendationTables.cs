using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Recommendations;

internal sealed class RecommendationTables
    : IEntityTypeConfiguration<Recommendation>, IEntityTypeConfiguration<Addressee>, IEntityTypeConfiguration<Extension>,
      IEntityTypeConfiguration<NextStep>, IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.ToTable("recommendation", t =>
        {
            t.HasCheckConstraint("ck_recommendation_in_force", "(in_force_on is null) = (due_on is null) and (status not in ('InForce', 'Executed', 'Unexecuted') or due_on is not null)");
            t.HasCheckConstraint("ck_recommendation_ended", "(status in ('Executed', 'Unexecuted', 'Withdrawn')) = (ended_at is not null)");
            t.HasCheckConstraint("ck_recommendation_term", "term > 0");
        });
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.Status, r.Reference });
        builder.HasIndex(r => r.CaseId);
        builder.HasIndex(r => r.SittingId);
        builder.HasIndex(r => r.AgendaItemId);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sitting>().WithMany().HasForeignKey(r => r.SittingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(r => r.AgendaItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Addressees).WithOne(a => a.Recommendation).HasForeignKey(a => a.RecommendationId).OnDelete(DeleteBehavior.Cascade);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Addressee> builder)
    {
        builder.ToTable("addressee", t =>
        {
            t.HasCheckConstraint("ck_addressee_ended", "(status in ('Remedied', 'Unremedied', 'Released', 'Withdrawn')) = (ended_at is not null)");
            t.HasCheckConstraint("ck_addressee_due", "(due_on is null) = (due_set_on is null) and (status not in ('Answer', 'Evidence', 'Verification', 'Confirmation', 'Remedied', 'Unremedied', 'Released') or due_on is not null)");
            t.HasCheckConstraint("ck_addressee_answer", "(answer is null) = (answered_at is null)");
        });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.HasEnded).Ignore(a => a.RefusalWaits).Ignore(a => a.AnsweredLate).Ignore(a => a.LastSubmitted).Ignore(a => a.Prepared);
        builder.HasIndex(a => new { a.RecommendationId, a.BodyId }).IsUnique();
        builder.HasIndex(a => a.RecommendationId).IsUnique().HasFilter("is_responsible").HasDatabaseName("ix_addressee_one_responsible");
        builder.HasIndex(a => new { a.BodyId, a.Status, a.DueOn });
        builder.HasIndex(a => new { a.DueOn, a.Id }).HasFilter("ended_at is null");
        builder.HasOne<Body>().WithMany().HasForeignKey(a => a.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Submissions).WithOne().HasForeignKey(s => s.AddresseeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Extensions).WithOne().HasForeignKey(e => e.AddresseeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.NextSteps).WithOne().HasForeignKey(s => s.AddresseeId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Extension> builder)
    {
        builder.ToTable("extension", t => t.HasCheckConstraint("ck_extension_decided", "(status = 'Asked') = (decided_at is null) and until > due_on"));
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.AddresseeId, e.AskedAt });
        builder.HasIndex(e => e.AddresseeId).IsUnique().HasFilter("status = 'Asked'").HasDatabaseName("ix_extension_one_open");
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.AskedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.DecidedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NextStep> builder)
    {
        builder.ToTable("next_step", t => t.HasCheckConstraint("ck_next_step_decided", "(status = 'Drafted') = (decided_at is null)"));
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.AddresseeId, s.Kind, s.DueOn }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.DecidedBy).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminder");
        builder.HasKey(r => new { r.AddresseeId, r.DueOn, r.Rung });
        builder.HasOne<Addressee>().WithMany().HasForeignKey(r => r.AddresseeId).OnDelete(DeleteBehavior.Cascade);
    }
}
