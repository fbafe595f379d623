using System.Globalization;
using CsvHelper;

namespace Hearings.Calendar;

/// <summary>
/// The calendar as data: <c>kazakhstan.csv</c> beside this file, put into every new database and from there on kept by
/// the administrators. Rows: <c>holiday</c> (MM-dd, years inclusive), <c>off</c> and <c>working</c> (yyyy-MM-dd), and
/// <c>year</c> for a year that was compared with its published calendar.
/// </summary>
public static class CalendarFile
{
    /// <summary>What the program ships.</summary>
    public static CalendarRows Shipped()
    {
        using var stream = typeof(CalendarFile).Assembly.GetManifestResourceStream("Hearings.Calendar.kazakhstan.csv")!;
        return Read(new StreamReader(stream));
    }

    /// <summary>Reads such a file.</summary>
    public static CalendarRows Read(TextReader text)
    {
        var rows = new CalendarRows([], [], []);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var (kind, date, name, source) = (csv.GetField("kind"), csv.GetField("date")!, Text("name"), Text("source"));
            switch (kind)
            {
                case "holiday":
                    var day = DateOnly.ParseExact("2000-" + date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    rows.Holidays.Add(new Holiday
                    {
                        Month = day.Month,
                        Day = day.Day,
                        FromYear = csv.GetField<int?>("from_year"),
                        ToYear = csv.GetField<int?>("to_year"),
                        ShiftsFromWeekend = csv.GetField("shifts") == "yes",
                        Name = name,
                        Source = source,
                    });
                    break;
                case "off" or "working":
                    rows.Special.Add(new SpecialDay
                    {
                        Date = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                        IsWorking = kind == "working",
                        Name = name,
                        Source = source,
                    });
                    break;
                case "year":
                    rows.Years.Add(new CalendarYear { Year = int.Parse(date, CultureInfo.InvariantCulture), Confirmed = true, Source = source });
                    break;
                default:
                    throw new InvalidDataException($"Line {csv.Context.Parser!.Row}: '{kind}' is none of holiday, off, working, year.");
            }
        }
        return rows;

        Trilingual Text(string column) => Trilingual.Of(csv.GetField(column + "_kk"), csv.GetField(column + "_ru"), csv.GetField(column + "_en"));
    }
}

/// <summary>The rows of a calendar file.</summary>
public sealed record CalendarRows(List<Holiday> Holidays, List<SpecialDay> Special, List<CalendarYear> Years)
{
    /// <summary>The calendar that they make.</summary>
    public WorkingCalendar ToCalendar() => new(Holidays, Special, Years);
}
