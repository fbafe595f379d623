using Hearings.Access;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>A page of one act on a case: it finds the case, runs the command and leads back to the case's page.</summary>
public abstract class CasePage : ComponentBase
{
    /// <summary>The case's reference, from the address.</summary>
    [Parameter] public string Reference { get; set; } = "";

    /// <summary>The request.</summary>
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>The database.</summary>
    [Inject] protected HearingsDb Db { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    /// <summary>Leads on.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>What is wrong with what was sent.</summary>
    protected FormErrors Errors { get; } = new();

    /// <summary>Whether a form was sent: it is shown again even where the page would not offer it any more, so that what was typed is kept.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>The case; null where there is none that this person may see.</summary>
    protected HearingCase? Case { get; private set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var found = await Db.Cases.AsNoTracking().Include(c => c.Hearings).SingleOrDefaultAsync(c => c.Reference == Reference);
        if (found is not null && Actor.Sees(found.BodyId)) Case = found;
        else Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Runs the command, unless the form has errors already, and leads to the case that it gives.</summary>
    protected async Task Run(string done, Func<Task<HearingCase>> command)
    {
        if (Errors.Any) return;
        try
        {
            Navigation.NavigateTo($"/cases/{(await command()).Reference}?done={done}");
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused);
        }
    }
}
