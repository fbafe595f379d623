using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>Gathers what is wrong with a file while it is read.</summary>
internal sealed class Problems
{
    private readonly List<Problem> all = [];

    public bool Any => all.Exists(p => p.Severity == Severity.Error);

    public void Error(XmlTree at, string rule, string message, string remedy) => Add(Severity.Error, at, rule, message, remedy);
    public void Warn(XmlTree at, string rule, string message, string remedy) => Add(Severity.Warning, at, rule, message, remedy);
    public void Note(XmlTree at, string rule, string message, string remedy) => Add(Severity.Note, at, rule, message, remedy);

    private void Add(Severity severity, XmlTree at, string rule, string message, string remedy) =>
        all.Add(new Problem(severity, at.Line, at.Column, at["id"] ?? "", rule, message, remedy));

    public void Error(Element at, string rule, string message, string remedy) =>
        all.Add(new Problem(Severity.Error, at.Line, at.Column, at.Id, rule, message, remedy));

    public void Warn(Element at, string rule, string message, string remedy) =>
        all.Add(new Problem(Severity.Warning, at.Line, at.Column, at.Id, rule, message, remedy));

    public void Error(SequenceFlow at, string rule, string message, string remedy) =>
        all.Add(new Problem(Severity.Error, at.Line, at.Column, at.Id, rule, message, remedy));

    public void Warn(SequenceFlow at, string rule, string message, string remedy) =>
        all.Add(new Problem(Severity.Warning, at.Line, at.Column, at.Id, rule, message, remedy));

    public ImmutableArray<Problem> Sorted() => [.. all.Distinct().OrderBy(p => p.Line).ThenBy(p => p.Column).ThenBy(p => p.Rule, StringComparer.Ordinal)];
}
