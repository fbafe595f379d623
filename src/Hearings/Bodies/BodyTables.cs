using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Bodies;

internal sealed class BodyTables : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("body", t => t.HasCheckConstraint(
            "ck_body_named", "code <> '' and coalesce(name_kk, name_ru, name_en) is not null"));
        builder.Property(b => b.Code).HasMaxLength(40);
        builder.HasIndex(b => b.Code).IsUnique();
        builder.HasIndex(b => b.Kind);
        builder.Property(b => b.Slug).HasMaxLength(100);
        builder.Property(b => b.ValidFrom).HasConversion(d => d.ToString(), s => ApproximateDate.Parse(s!)!.Value).HasMaxLength(10);
        builder.Property(b => b.ValidTo).HasConversion(d => d.ToString(), s => ApproximateDate.Parse(s!)!.Value).HasMaxLength(10);
        builder.Property(b => b.NamesVerified).HasMaxLength(20);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }
}
