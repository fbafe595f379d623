using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Database;

internal sealed class DatabaseTables : IEntityTypeConfiguration<Installation>, IEntityTypeConfiguration<ReferenceNumber>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.ToTable("installation", t => t.HasCheckConstraint("ck_installation_one", "id = 1"));
        builder.Property(i => i.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ReferenceNumber> builder)
    {
        builder.ToTable("reference_number");
        builder.HasKey(r => new { r.Kind, r.Year });
        builder.Property(r => r.Kind).HasMaxLength(8);
    }
}
