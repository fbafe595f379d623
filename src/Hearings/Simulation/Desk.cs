using Hearings.Calendar;

namespace Hearings.Simulation;

/// <summary>One working day of everybody: each open task is done on the day on which its person gets to it.</summary>
internal sealed class Desk(Office office, People people, Cast cast, WorkingCalendar days, YearSettings settings)
{
    private readonly CaseWork _cases = new(office, people, cast);

    /// <summary>Runs the day.</summary>
    /// <returns>How many tasks were open in the morning.</returns>
    public async Task<int> Day(DateOnly day, CancellationToken cancel)
    {
        await office.Until(LocalTime.At(day, new TimeOnly(10, 0)), cancel);
        _ = settings;
        var open = await office.Ask(db => OpenTask.All(db, cancel));
        foreach (var task in open)
            if (_cases.Of(task, Since(task, day)) is { } act) await act(cancel);
        return open.Count;
    }

    // How many working days a task has waited; a person needs at least until the next one.
    private int Since(OpenTask task, DateOnly day) => days.Between(LocalTime.DateOf(task.CreatedAt), day);
}
