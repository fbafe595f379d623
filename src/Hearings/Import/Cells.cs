namespace Hearings.Import;

/// <summary>Finds a layout's columns in a table once, and reads their cells row by row, adding what is wrong.</summary>
internal sealed class Cells(CsvTable table, List<Problem> problems)
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks for the columns of these fields; a missing one that may not be absent is a problem.</summary>
    /// <returns>Whether all are there.</returns>
    public bool Find(IEnumerable<Field?> fields)
    {
        var found = true;
        foreach (var field in fields)
        {
            if (field?.Column is not { } name) continue;
            if (table.Column(name) is { } index) _columns[name] = index;
            else if (!field.Optional)
            {
                problems.Add(new(table.File, 1, table.Headers.Count + 1, "Import.MissingColumn", name, string.Join(", ", table.Headers)));
                found = false;
            }
        }
        return found;
    }

    /// <summary>A field's text in a row; empty where there is none.</summary>
    public string Text(CsvRow row, Field? field) =>
        field?.Constant ?? (field?.Column is { } name && _columns.TryGetValue(name, out var index) ? row.Cells[index] : "");

    /// <summary>A field's text in a row, or null where it is empty; too long a one is a problem.</summary>
    public string? Optional(CsvRow row, Field? field, int limit)
    {
        var text = Text(row, field);
        if (text.Length > limit) Add(row, field, "Import.TooLong", limit);
        return text.Length == 0 ? null : text;
    }

    /// <summary>A field's text in a row that may not be empty.</summary>
    public string? Required(CsvRow row, Field field, int limit)
    {
        var text = Optional(row, field, limit);
        if (text is null) Add(row, field, "Import.Empty");
        return text;
    }

    /// <summary>Adds a problem of a cell; the column's name comes first among the text's placeholders.</summary>
    public void Add(CsvRow row, Field? field, string key, params object?[] arguments)
    {
        var name = field?.Column ?? "";
        problems.Add(new(table.File, row.Line, _columns.GetValueOrDefault(name) + 1, key, [name, .. arguments]));
    }
}
