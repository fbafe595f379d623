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

    /// <summary>Called with the case after the command has been carried out.</summary>
    [Parameter, EditorRequired] public Action<HearingCase> Done { get; set; } = null!;

    /// <summary>Who sends it.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    /// <summary>Runs the command, unless the form has errors already.</summary>
    protected async Task Run(Func<Task<HearingCase>> command)
    {
        if (Errors.Any) return;
        HearingCase done;
        try
        {
            done = await command();
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused);
            return;
        }
        Done(done);
    }
}
