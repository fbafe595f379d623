using Hearings.Access;
using Hearings.Cases;
using Hearings.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Pages.Tasks;

/// <summary>A task's form. Sending it runs the command; a refusal is shown beside what was typed.</summary>
public abstract class TaskFormBase : ComponentBase
{
    /// <summary>The task.</summary>
    [Parameter, EditorRequired] public Guid TaskId { get; set; }

    /// <summary>What is wrong with what was sent; shown by the page's head.</summary>
    [Parameter, EditorRequired] public FormErrors Errors { get; set; } = null!;

    /// <summary>Called after the form was sent: with the case where the command was carried out, with null where it was refused.</summary>
    [Parameter, EditorRequired] public EventCallback<HearingCase?> Sent { get; set; }

    /// <summary>Who sends it.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    /// <summary>Runs the command, unless the form has errors already.</summary>
    protected async Task Run(Func<Task<HearingCase>> command)
    {
        HearingCase? done = null;
        try
        {
            if (!Errors.Any) done = await command();
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused);
        }
        await Sent.InvokeAsync(done);
    }
}
