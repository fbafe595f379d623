using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Reports;

internal sealed class EditionTables : IEntityTypeConfiguration<ReportEdition>
{
    public void Configure(EntityTypeBuilder<ReportEdition> builder)
    {
        builder.ToTable("report_edition", t =>
        {
            t.HasCheckConstraint("ck_report_edition_decided", "(status in ('Approved', 'Returned', 'Sent')) = (decided_at is not null)");
            t.HasCheckConstraint("ck_report_edition_sent", "(status = 'Sent') = (sent_at is not null)");
        });
        builder.HasIndex(e => new { e.Year, e.Number }).IsUnique();
        // At most one waits for the chair.
        builder.HasIndex(e => e.Year).IsUnique().HasFilter("status = 'Compiled'").HasDatabaseName("ix_report_edition_waiting");
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.Property(e => e.CompiledBy).HasMaxLength(200);
        builder.Property(e => e.DecidedBy).HasMaxLength(200);
        builder.Property(e => e.ReturnReasons).HasMaxLength(4000);
        builder.Property(e => e.SentBy).HasMaxLength(200);
        builder.Property(e => e.LetterNumber).HasMaxLength(100);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }
}
