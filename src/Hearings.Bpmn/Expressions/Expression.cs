using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>
/// A formula over the variables, in the subset of FEEL (DMN 1.3, 10.3) that the library's README sets out. Parsed once;
/// it has no clock, no side effects and no loops without end.
/// </summary>
public sealed class Expression
{
    /// <summary>The longest text that is read.</summary>
    public const int MaxLength = 4000;

    private readonly Syntax root;

    private Expression(string text, Syntax root) => (Text, this.root) = (text, root);

    /// <summary>The text as written, wrapper included.</summary>
    public string Text { get; }

    /// <summary>Whether the text is marked as an expression by a leading <c>=</c> or by <c>${…}</c>.</summary>
    public static bool IsMarked(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("=") || (trimmed.StartsWith("${") && trimmed.EndsWith("}"));
    }

    /// <summary>Parses the text, with or without wrapper. Throws <see cref="ExpressionException"/>.</summary>
    public static Expression Parse(string text)
    {
        if (text.Length > MaxLength) throw new ExpressionException(MaxLength, $"the expression is longer than {MaxLength} characters");
        int start = 0, end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start < end && text[start] == '=') start++;
        else if (end - start > 2 && text[start] == '$' && text[start + 1] == '{' && text[end - 1] == '}') (start, end) = (start + 2, end - 1);
        return new Expression(text, new Parser(text, start, end).ParseAll());
    }

    /// <summary>Works it out over the variables; a name that is not among them is null. Dates and spans come out as ISO 8601 text.</summary>
    public JsonNode? Evaluate(JsonObject variables) => Json.NodeOf(Evaluate(Json.ContextOf(variables)));

    internal object? Evaluate(Names names) => root.Evaluate(names);

    internal Syntax Root => root;

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>An expression that is not in the subset. <c>Position</c> counts characters of the text from 1.</summary>
public sealed class ExpressionException(int position, string message) : Exception($"{message} (at character {position})")
{
    /// <summary>Where, counted in characters from 1.</summary>
    public int Position { get; } = position;
}
