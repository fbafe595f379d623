namespace Hearings.Web.Pages.Tasks;

/// <summary>What a task is about, as people call it, and where it is read.</summary>
public sealed record TaskSubject(string Reference, string Address)
{
    /// <summary>
    /// The subject of a task: the recommendation that it is about, for a body may have to carry out several in one case;
    /// without one the record that its process is named after, such as the case H-2026-00001.
    /// </summary>
    public static TaskSubject Of(string? recommendation, string businessKey)
    {
        var reference = recommendation ?? businessKey.Split('/')[0];
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
