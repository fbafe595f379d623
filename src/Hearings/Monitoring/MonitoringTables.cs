using Hearings.Bodies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Monitoring;

internal sealed class MonitoringTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<Measurement>,
    IEntityTypeConfiguration<Result>, IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.ToTable("round", t =>
        {
            t.HasCheckConstraint("ck_round_threshold", "threshold > 0 and threshold <= 100");
            t.HasCheckConstraint("ck_round_published", "(status = 'Published') = (published_at is not null)");
        });
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.Property(r => r.Threshold).HasPrecision(5, 2);
        builder.Property(r => r.Fingerprint).HasMaxLength(64);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => new { r.Year, r.Code });
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Measurement> builder)
    {
        builder.ToTable("measurement", t => t.HasCheckConstraint("ck_measurement_value", "value between 0 and 100"));
        builder.Property(m => m.Indicator).HasMaxLength(200);
        builder.HasIndex(m => new { m.RoundId, m.BodyId, m.Indicator, m.Dimension, m.Language }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Result> builder)
    {
        builder.ToTable("result", t => t.HasCheckConstraint("ck_result_percent",
            "completeness between 0 and 100 and currency between 0 and 100 and total between 0 and 100 and lowest between 0 and 100"));
        builder.Ignore(r => r.Coverage);
        builder.HasIndex(r => new { r.RoundId, r.BodyId }).IsUnique();
        builder.HasIndex(r => new { r.RoundId, r.Lowest });
        builder.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Body>().WithMany().HasForeignKey(r => r.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Scores).WithOne().HasForeignKey(s => s.ResultId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Score> builder)
    {
        builder.ToTable("score", t => t.HasCheckConstraint("ck_score_counts", "known >= 0 and unknown >= 0 and met between 0 and known"));
        builder.Property<long>("Id");
        builder.HasKey("Id");
        builder.Ignore(s => s.Percent);
        builder.HasIndex(s => new { s.ResultId, s.Dimension, s.Language }).IsUnique().AreNullsDistinct(false);
    }
}
