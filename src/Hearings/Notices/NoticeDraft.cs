using Hearings.Texts;

namespace Hearings.Notices;

/// <summary>A notice to be written to some people.</summary>
/// <param name="Kind">The kind: the texts <c>Notices.{Kind}.Name</c>, <c>.Subject</c> and <c>.Body</c>.</param>
/// <param name="Key">What it tells of, such as <c>S-2026-00001:2</c>: a person gets one of this kind for it, never two.</param>
/// <param name="People">Whom it goes to; people who no longer work here get none.</param>
/// <param name="Facts">What the texts' placeholders name, written as for an event: trilingual texts, ISO dates and moments.</param>
public sealed record NoticeDraft(string Kind, string Key, IReadOnlyCollection<Guid> People, object? Facts = null)
{
    /// <summary>The page where its readers go on, such as <c>/tasks/…</c>.</summary>
    public string? Link { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body that it concerns.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The sitting that it belongs to.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The record that it is about where that is neither case nor sitting.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The reference of a letter that goes with it in Kazakh and Russian.</summary>
    public string? LetterReference { get; init; }

    /// <summary>A calendar entry that goes with it.</summary>
    public CalendarInvitation? Invitation { get; init; }

    /// <summary>A fact that is itself a text of ours, in all three languages: a part of a notice that may be there or not.</summary>
    public static Trilingual InAll(Func<string> text)
    {
        return Trilingual.Of(In(Language.Kk), In(Language.Ru), In(Language.En));

        string In(Language language)
        {
            using var _ = Languages.Use(language);
            return text();
        }
    }

    /// <inheritdoc cref="InAll(Func{string})"/>
    public static Trilingual InAll(string key, params object?[] arguments) => InAll(() => Text.Get(key, arguments));
}
