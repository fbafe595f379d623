namespace Hearings.Web.Pages.Tasks;

/// <summary>What a task is about, as people call it, and where it is read.</summary>
public sealed record TaskSubject(string Reference, string Address)
{
    /// <summary>
    /// The subject of a task: its case where it has one, else the record that its process is named after, such as the
    /// recommendation R-2026-00001 of the process R-2026-00001/MIN.
    /// </summary>
    public static TaskSubject Of(string? caseReference, string businessKey)
    {
        var reference = caseReference ?? businessKey.Split('/')[0];
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
