using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Calendar;

internal sealed class CalendarTables
    : IEntityTypeConfiguration<Holiday>, IEntityTypeConfiguration<SpecialDay>, IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holiday", t =>
        {
            t.HasCheckConstraint("ck_holiday_month", "month between 1 and 12");
            t.HasCheckConstraint("ck_holiday_day", "day between 1 and 31");
        });
        builder.HasIndex(h => new { h.Month, h.Day, h.FromYear }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SpecialDay> builder)
    {
        builder.ToTable("special_day");
        builder.HasKey(d => d.Date);
    }

    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("calendar_year");
        builder.HasKey(y => y.Year);
        builder.Property(y => y.Year).ValueGeneratedNever();
    }
}
