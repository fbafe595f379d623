using Hearings.Access;
using Hearings.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Pages.Sittings;

/// <summary>A part of the page on which a sitting is run: it runs a command and leads back to the item.</summary>
public abstract class RunPart : ComponentBase
{
    /// <summary>The sitting.</summary>
    [Parameter, EditorRequired] public SittingView View { get; set; } = null!;

    /// <summary>The page's errors.</summary>
    [Parameter, EditorRequired] public FormErrors Errors { get; set; } = null!;

    /// <summary>The address of the page at this item.</summary>
    [Parameter, EditorRequired] public string Back { get; set; } = "";

    /// <summary>The request, whose form tells what was seen.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>Who runs the sitting.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The revision that the page showed when its form was sent.</summary>
    protected int? Seen => int.TryParse(Http.Request.Form["Seen"], out var seen) ? seen : null;

    /// <summary>Runs a command; a refusal is shown, anything else leads back.</summary>
    protected async Task Act(Func<Task> command, string done, string prefix = "Form")
    {
        if (Errors.Any) return;
        try
        {
            await command();
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused, prefix);
            return;
        }
        Navigation.NavigateTo($"{Back}&done={done}");
    }
}
