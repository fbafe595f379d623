using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>How much a problem weighs: an error keeps the file from being run.</summary>
public enum Severity { Error, Warning, Note }

/// <summary>
/// Something wrong or noteworthy in a file. <c>Line</c> and <c>Column</c> count from 1; <c>Element</c> is empty where
/// the trouble lies in the file as a whole; <c>Rule</c> is a stable short name; <c>Remedy</c> says what to do.
/// </summary>
public sealed record Problem(
    Severity Severity, int Line, int Column, string Element, string Rule, string Message, string Remedy)
{
    /// <summary>One line in the manner of a compiler, to be put after the file's name.</summary>
    public override string ToString()
    {
        var severity = Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
        return $"({Line},{Column}): {severity} {Rule}: {(Element.Length > 0 ? Element + ": " : "")}{Message} {Remedy}";
    }
}

/// <summary>What reading a file gave: the processes (empty where an error stands in the way) and every problem, by line.</summary>
public sealed record ReadResult(Definitions Definitions, ImmutableArray<Problem> Problems)
{
    /// <summary>Whether the file can be run.</summary>
    public bool Ok => Problems.All(p => p.Severity != Severity.Error);
}

/// <summary>A file that cannot be run; the message lists all its errors.</summary>
public sealed class BpmnException(ImmutableArray<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Where(p => p.Severity == Severity.Error)))
{
    /// <summary>Every problem found, by line.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;
}
