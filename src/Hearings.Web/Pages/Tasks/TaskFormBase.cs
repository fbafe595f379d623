using Hearings.Access;
using Hearings.Cases;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Pages.Tasks;

/// <summary>
/// A task's form, marked with <see cref="CompletesAttribute"/>. Sending it runs the command; a refusal is shown beside
/// what was typed.
/// </summary>
public abstract class TaskFormBase : ComponentBase
{
    /// <summary>The task, with its case, body and subject.</summary>
    [Parameter, EditorRequired] public UserTask Of { get; set; } = null!;

    /// <summary>What is wrong with what was sent; shown by the page's head.</summary>
    [Parameter, EditorRequired] public FormErrors Errors { get; set; } = null!;

    /// <summary>Called after the form was sent: with the address that it leads to, with null where the command was refused.</summary>
    [Parameter, EditorRequired] public EventCallback<string?> Sent { get; set; }

    /// <summary>Who sends it.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    /// <summary>The task's key, as commands take it.</summary>
    protected Guid TaskId => Of.Id;

    /// <summary>Runs a command on a case, unless the form has errors already; then the case's page says what was done.</summary>
    protected Task Run(Func<Task<HearingCase>> command) => Run(async () => $"/cases/{(await command()).Reference}?done={Of.Form}");

    /// <summary>Runs a command, unless the form has errors already; it gives the address to lead to.</summary>
    protected async Task Run(Func<Task<string>> command)
    {
        string? address = null;
        try
        {
            if (!Errors.Any) address = await command();
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused);
        }
        await Sent.InvokeAsync(address);
    }
}
