using Hearings.Calendar;

namespace Hearings.Simulation;

/// <summary>One working day of everybody: a sitting where one is called, and each open task on the day on which its person gets to it.</summary>
internal sealed class Desk(Office office, People people, Cast cast, WorkingCalendar days, YearSettings settings)
{
    private readonly CaseWork _cases = new(office, people, cast);
    private readonly SittingWork _sittings = new(office, people, cast, days, settings);
    private readonly RemediationWork _remediation = new(office, people, cast, days);

    /// <summary>Lays the year's sittings down.</summary>
    public Task Begin(DateOnly day, CancellationToken cancel) => _sittings.Plan(day, cancel);

    /// <summary>Calls off the sittings that lie beyond the year.</summary>
    public Task End(CancellationToken cancel) => _sittings.CallOffRest(cancel);

    /// <summary>Forms whose tasks are left alone.</summary>
    public IReadOnlySet<string> Left { get; set; } = new HashSet<string>();

    /// <summary>Runs the day.</summary>
    /// <returns>How many tasks were open in the morning.</returns>
    public async Task<int> Day(DateOnly day, CancellationToken cancel)
    {
        await office.Until(LocalTime.At(day, new TimeOnly(10, 0)), cancel);
        var open = await office.Ask(db => OpenTask.All(db, cancel));
        await _sittings.Day(day, open, cancel);
        var parts = await _remediation.Parts(cancel);
        // What one task of a part brings about may close its other tasks: they are looked at again the next day.
        var moved = new HashSet<Guid>();
        foreach (var task in open.Where(t => !Left.Contains(t.Form)).Where(t => t.SubjectId is not { } subject || !moved.Contains(subject)))
        {
            var waited = days.Between(LocalTime.DateOf(task.CreatedAt), day);
            var act = task.SubjectId is { } subject && parts.TryGetValue(subject, out var part)
                ? _remediation.Of(task, waited, part, day)
                : _cases.Of(task, waited);
            if (act is null) continue;
            await act(cancel);
            if (task.SubjectId is { } of) moved.Add(of);
        }
        return open.Count;
    }
}
