namespace Hearings.Web.Pages.Tasks;

/// <summary>What a task is about, as people call it, and where it is read.</summary>
public sealed record TaskSubject(string Reference, string Address)
{
    /// <summary>
    /// The record that a task's process is named after, such as the case H-2026-00001 or, of the process R-2026-00001/MIN,
    /// the recommendation: a body may have to carry out several in one case.
    /// </summary>
    public static TaskSubject Of(string businessKey)
    {
        var reference = businessKey.Split('/')[0];
        var list = reference[0] switch
        {
            'C' => "complaints",
            'R' => "recommendations",
            'S' => "sittings",
            _ => "cases",
        };
        return new TaskSubject(reference, $"/{list}/{reference}");
    }
}
