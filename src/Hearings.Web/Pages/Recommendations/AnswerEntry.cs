using Hearings.Recommendations;
using Hearings.Web.Components;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>An answer as it is typed: in time or late, the same fields.</summary>
public sealed class AnswerEntry
{
    /// <summary>The choice.</summary>
    public string? Answer { get; set; }

    /// <summary>The reasons.</summary>
    public string? Reasons { get; set; }

    /// <summary>The choice that was made; an error where none was.</summary>
    public AnswerKind Read(FormErrors errors)
    {
        if (Named.Parse<AnswerKind>(Answer) is { } answer) return answer;
        errors.Add("Form.Answer", Texts.Text.Get("Rules.Required"));
        return default;
    }
}
