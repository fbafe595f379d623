using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Web.Pages.Tasks;
using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>A form of a task about a body's part in a recommendation; it shows what is needed to know of the part above the fields.</summary>
public abstract class PartFormBase : TaskFormBase
{
    /// <summary>The longest text of a reason.</summary>
    protected const int Max = 10_000;

    /// <summary>The part; null until it is read, which a form's first drawing does not wait for.</summary>
    protected PartView Part { get; private set; } = null!;

    [Inject] private HearingsDb Db { get; set; } = null!;

    [Inject] private CurrentCalendar Calendar { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() =>
        Part = await PartView.Of(Db, Of.SubjectId!.Value, await Calendar.Get(), LocalTime.DateOf(Time.GetUtcNow()));

    /// <summary>Runs a command on the part; then the recommendation's page says what was done.</summary>
    protected Task Run(Func<Task<Addressee>> command) =>
        Run(async () => $"/recommendations/{(await command()).Recommendation.Reference}?done={Of.Form}");

    /// <summary>Adds an error where a text is too long.</summary>
    protected void Check(string field, string? text)
    {
        if (text?.Length > Max) Errors.Add(field, Texts.Text.Get("Tasks.TooLong", Max));
    }
}
