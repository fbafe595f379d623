using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hearings.Monitoring;

namespace Hearings.Import;

/// <summary>A measurement as a file gives it, the body named by its code.</summary>
public sealed record Measured(
    string Body, string Indicator, Dimension Dimension, Language? Language, decimal? Value, string? Evidence, DateOnly? ObservedOn)
{
    /// <summary>The same in a round.</summary>
    public Measurement In(Guid roundId, Guid bodyId) => new()
    {
        RoundId = roundId,
        BodyId = bodyId,
        Indicator = Indicator,
        Dimension = Dimension,
        Language = Language,
        Value = Value,
        Evidence = Evidence,
        ObservedOn = ObservedOn,
    };
}

/// <summary>What a file of measurements holds.</summary>
/// <param name="Measurements">The measurements, identical repeats collapsed.</param>
/// <param name="Rows">How many rows of the round's year were read, repeats among them.</param>
/// <param name="Repeats">How many rows were identical to an earlier one.</param>
/// <param name="OtherYears">How many rows belong to another year and were left out.</param>
public sealed record ScoresContent(IReadOnlyList<Measured> Measurements, int Rows, int Repeats, int OtherYears)
{
    /// <summary>SHA-256 over the measurements in a fixed order, in hexadecimal: the same figures give the same one.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var m in Measurements.OrderBy(m => m.Body, StringComparer.Ordinal).ThenBy(m => m.Indicator, StringComparer.Ordinal)
            .ThenBy(m => m.Dimension).ThenBy(m => m.Language))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001f', m.Body, m.Indicator, m.Dimension, m.Language,
                m.Value?.ToString("0.######", CultureInfo.InvariantCulture), m.Evidence,
                m.ObservedOn?.ToString("O", CultureInfo.InvariantCulture)) + '\n'));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Reads measurements.</summary>
public static class ScoresFile
{
    /// <summary>The measurements of a file; what is wrong is added, and then the result is not to be used.</summary>
    /// <param name="year">The round's year; rows of another one are left out where the layout names a column of years.</param>
    /// <param name="known">The codes of all bodies, those of the file that comes with this one among them.</param>
    public static ScoresContent Read(CsvTable table, ScoreLayout layout, int year, IReadOnlySet<string> known, List<Problem> problems)
    {
        var cells = new Cells(table, problems);
        var columns = layout.Measurements?.Select(m => (Field: new Field(m.Column), Suffix: "." + m.Column, Dimension: Words.Dimension(m.Dimension))).ToList()
            ?? [(layout.Value!, "", null)];
        if (!cells.Find([layout.Body, layout.Indicator, layout.Year, layout.Dimension, layout.Language, layout.Evidence, layout.ObservedOn,
            .. columns.Select(c => c.Field)])) return new([], 0, 0, 0);
        var values = layout.Values is null ? null : new Dictionary<string, decimal?>(layout.Values, StringComparer.OrdinalIgnoreCase);

        var measurements = new List<Measured>(table.Rows.Count * columns.Count);
        var seen = new Dictionary<(string, string, Dimension?, Language?), (int Line, int At)>();
        int rows = 0, repeats = 0, otherYears = 0;
        foreach (var row in table.Rows)
        {
            if (!IsOfYear(row))
            {
                otherYears++;
                continue;
            }
            rows++;
            var before = problems.Count;
            var read = Measure(row);
            if (problems.Count > before) continue;
            var key = (read[0].Body, cells.Text(row, layout.Indicator), layout.Dimension is null ? null : (Dimension?)read[0].Dimension, read[0].Language);
            if (seen.TryAdd(key, (row.Line, measurements.Count))) measurements.AddRange(read);
            else if (Differing(read, measurements, seen[key].At) is { } field) cells.Add(row, field, "Import.Differs", seen[key].Line);
            else repeats++;
        }
        if (rows == 0 && otherYears > 0) problems.Add(new(table.File, 2, 1, "Import.NoRowsOfYear", year));
        return new(measurements, rows, repeats, otherYears);

        bool IsOfYear(CsvRow row)
        {
            if (layout.Year is null) return true;
            var text = cells.Text(row, layout.Year);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var of))
            {
                cells.Add(row, layout.Year, "Import.Year", text);
                return true;
            }
            return of == year;
        }

        List<Measured> Measure(CsvRow row)
        {
            var body = cells.Required(row, layout.Body, 40) ?? "";
            if (body.Length > 0 && !known.Contains(body)) cells.Add(row, layout.Body, "Import.UnknownBody", body);
            var indicator = cells.Required(row, layout.Indicator, 200 - columns.Max(c => c.Suffix.Length)) ?? "";
            var inRow = Words.Dimension(cells.Text(row, layout.Dimension));
            if (layout.Dimension is not null && inRow is null)
                cells.Add(row, layout.Dimension, "Import.Word", cells.Text(row, layout.Dimension), Words.Dimensions);
            if (!Words.TryLanguage(cells.Text(row, layout.Language), out var language))
                cells.Add(row, layout.Language, "Import.Word", cells.Text(row, layout.Language), Words.LanguageWords);
            var evidence = cells.Optional(row, layout.Evidence, 4000);
            var observed = cells.Optional(row, layout.ObservedOn, 40);
            var day = observed is null ? null : Words.Day(observed);
            if (observed is not null && day is null) cells.Add(row, layout.ObservedOn, "Import.Date", observed);
            return columns.ConvertAll(column => new Measured(
                body, indicator + column.Suffix, column.Dimension ?? inRow ?? default, language, Value(row, column.Field), evidence, day));
        }

        decimal? Value(CsvRow row, Field field)
        {
            var text = cells.Text(row, field);
            if (values is not null)
            {
                if (values.TryGetValue(text, out var meaning)) return meaning;
                cells.Add(row, field, "Import.Word", text, string.Join(", ", values.Keys));
                return null;
            }
            if (text.Length == 0) return null;
            if (Words.Percent(text) is { } percent) return percent;
            cells.Add(row, field, "Import.Value", text);
            return null;
        }

        Field? Differing(List<Measured> read, List<Measured> all, int at)
        {
            for (var i = 0; i < read.Count; i++)
            {
                var first = all[at + i];
                if (read[i].Value != first.Value) return columns[i].Field;
                if (read[i].Evidence != first.Evidence) return layout.Evidence;
                if (read[i].ObservedOn != first.ObservedOn) return layout.ObservedOn;
            }
            return null;
        }
    }
}
