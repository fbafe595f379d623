using Hearings.Bodies;

namespace Hearings.Import;

/// <summary>Reads the register of bodies.</summary>
public static class BodiesFile
{
    /// <summary>The bodies of a file; what is wrong is added, and then the result is not to be used.</summary>
    /// <param name="known">The codes of the bodies that are there already; a successor may be one of them.</param>
    public static List<Body> Read(CsvTable table, BodyLayout layout, IReadOnlySet<string> known, List<Problem> problems)
    {
        var cells = new Cells(table, problems);
        var bodies = new List<Body>(table.Rows.Count);
        if (!cells.Find([layout.Code, layout.Kind, layout.NameKk, layout.NameRu, layout.NameEn, layout.GovKzSlug, layout.ValidFrom,
            layout.ValidTo, layout.Successor, layout.NamesVerified, layout.Note])) return bodies;

        var lines = new Dictionary<string, CsvRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var code = cells.Required(row, layout.Code, 40);
            if (code is not null && !Words.IsCode(code)) cells.Add(row, layout.Code, "Import.Code", code);
            else if (code is not null && !lines.TryAdd(code, row)) cells.Add(row, layout.Code, "Import.BodyTwice", code, lines[code].Line);
            var word = cells.Text(row, layout.Kind);
            if (Words.Kind(word) is not { } kind)
            {
                cells.Add(row, layout.Kind, "Import.Word", word, Words.Kinds);
                kind = BodyKind.Agency;
            }
            var name = Trilingual.Of(cells.Optional(row, layout.NameKk, 500), cells.Optional(row, layout.NameRu, 500), cells.Optional(row, layout.NameEn, 500));
            if (name.In(Language.Kk).Length == 0) cells.Add(row, layout.NameKk ?? layout.NameRu ?? layout.NameEn, "Import.NoName");
            bodies.Add(new Body
            {
                Code = code ?? "",
                Name = name,
                Kind = kind,
                Slug = cells.Optional(row, layout.GovKzSlug, 100),
                ValidFrom = Date(row, layout.ValidFrom),
                ValidTo = Date(row, layout.ValidTo),
                Successors = cells.Text(row, layout.Successor).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                NamesVerified = cells.Optional(row, layout.NamesVerified, 20),
                Note = cells.Optional(row, layout.Note, 4000),
            });
            if (bodies[^1] is { ValidFrom: { } from, ValidTo: { } to } && to.Last < from.First)
                cells.Add(row, layout.ValidTo, "Import.EndsBeforeItBegins", to, from);
        }
        for (var i = 0; i < bodies.Count; i++)
            foreach (var successor in bodies[i].Successors.Where(s => !known.Contains(s) && !lines.ContainsKey(s)))
                cells.Add(table.Rows[i], layout.Successor, "Import.UnknownBody", successor);
        return bodies;

        ApproximateDate? Date(CsvRow row, Field? field)
        {
            var text = cells.Text(row, field);
            if (text.Length == 0) return null;
            if (ApproximateDate.Parse(text) is not { } date)
            {
                cells.Add(row, field, "Import.ApproximateDate", text);
                return null;
            }
            return date;
        }
    }
}
