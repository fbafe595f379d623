using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Settings;

internal sealed class SettingTables : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("setting");
        builder.Property(s => s.Name).HasMaxLength(60);
        builder.Property(s => s.Source).HasMaxLength(500);
        builder.Property(s => s.VerifiedBy).HasMaxLength(200);
        builder.HasIndex(s => new { s.Name, s.EffectiveFrom });
    }
}
