using Hearings.Texts;

namespace Hearings.Web.Components;

/// <summary>
/// What is wrong with a posted form, in the reader's language and in the order of finding. A page holds one, hands it to
/// <c>PostForm</c> and <c>PageHead</c>, and carries out its command only while <see cref="Any"/> is false.
/// </summary>
public sealed class FormErrors
{
    private readonly List<(string? Field, string Message)> _all = [];
    private readonly Dictionary<string, string> _labels = [];

    /// <summary>Raised when an error was added: what lists the errors may stand outside the part that finds them.</summary>
    public event Action? Added;

    /// <summary>Whether there is any error.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>
    /// All errors: the id of the field that each belongs to, or null for the form as a whole; the message begins with the
    /// field's label, since it stands away from it.
    /// </summary>
    public IEnumerable<(string? Id, string Message)> All => _all.Select(e =>
        e.Field is null ? (null, e.Message)
        : (IdOf(e.Field), _labels.TryGetValue(e.Field, out var label) ? $"{label}: {e.Message}" : e.Message));

    internal void Know(string field, string label) => _labels[field] = label;

    /// <summary>Adds an error of a field, named as it is posted, such as <c>Form.Place</c>.</summary>
    public void Add(string? field, string message)
    {
        _all.Add((field, message));
        Added?.Invoke();
    }

    /// <summary>Adds a refused move; its field is looked up under <paramref name="prefix"/>.</summary>
    public void Add(RuleViolation refused, string prefix = "Form") =>
        Add(refused.Field is null ? null : $"{prefix}.{refused.Field}", refused.Message);

    /// <summary>Adds an error where nothing was typed, and returns whether something was.</summary>
    public bool Required(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) return true;
        Add(field, Text.Get("Rules.Required"));
        return false;
    }

    /// <summary>The date that was typed; where it is missing or no day of the calendar, adds an error and returns null.</summary>
    public DateOnly? Date(string field, DateEntry entry, bool required = true)
    {
        if (entry.IsEmpty)
        {
            if (required) Add(field, Text.Get("Rules.Required"));
            return null;
        }
        if (entry.Date is { } date) return date;
        Add(field, Text.Get("Components.NoSuchDate"));
        return null;
    }

    /// <summary>The first error of a field, or null.</summary>
    public string? For(string field) => _all.FirstOrDefault(e => e.Field == field).Message;

    internal static string IdOf(string name) => name.Replace('.', '-').Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
