using Hearings.Texts;

namespace Hearings;

/// <summary>
/// An illegal move, refused. The message is the text <c>Rules.{Rule}</c> in the reader's language; it names what is the
/// case and what is allowed. Nothing has been changed.
/// </summary>
/// <param name="rule">The rule's key in the Rules texts.</param>
/// <param name="arguments">What the text's placeholders take: enums, dates and trilingual texts are put in the reader's language.</param>
public sealed class RuleViolation(string rule, params object?[] arguments) : Exception
{
    /// <summary>The rule's key in the Rules texts.</summary>
    public string Rule { get; } = rule;

    /// <summary>What the text's placeholders take.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>The form field that the rule speaks of, where there is one.</summary>
    public string? Field { get; init; }

    /// <inheritdoc/>
    public override string Message => Text.Get($"Rules.{Rule}", [.. Arguments]);
}
