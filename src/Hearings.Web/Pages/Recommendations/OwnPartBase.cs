using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>A page by which an officer acts on the own body's part in a recommendation.</summary>
public abstract class OwnPartBase : ComponentBase
{
    /// <summary>The recommendation's reference, from the address.</summary>
    [Parameter] public string Reference { get; set; } = "";

    /// <summary>What is wrong with the page's form.</summary>
    protected FormErrors Errors { get; } = new();

    /// <summary>The part; null where the body has none in it.</summary>
    protected PartView? Part { get; private set; }

    /// <summary>Whether a form was sent: it is shown again even where the page would not offer it any more, so that what was typed is kept.</summary>
    protected bool IsSent => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>Where the page leads back to.</summary>
    protected string Way => $"/recommendations/{Reference}";

    /// <summary>Who acts.</summary>
    [Inject] protected Actor Actor { get; set; } = null!;

    /// <summary>The database.</summary>
    [Inject] protected HearingsDb Db { get; set; } = null!;

    /// <summary>The calendar.</summary>
    [Inject] protected CurrentCalendar Calendar { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var own = Db.Addressees.Where(a => a.Recommendation.Reference == Reference && a.Recommendation.InForceOn != null && a.BodyId == Actor.BodyId);
        Part = (await PartView.Of(Db, own, await Calendar.Get(), LocalTime.DateOf(Time.GetUtcNow()))).SingleOrDefault();
        if (Part is null) Http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Runs a command unless the form has errors; then the recommendation's page says what was done.</summary>
    protected async Task Run(string done, Func<Task<Addressee>> command)
    {
        if (Errors.Any) return;
        try
        {
            await command();
        }
        catch (RuleViolation refused)
        {
            Errors.Add(refused);
            return;
        }
        Navigation.NavigateTo($"{Way}?done={done}");
    }
}
