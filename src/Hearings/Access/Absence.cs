namespace Hearings.Access;

/// <summary>
/// A person is away between two days, both inclusive, in Almaty; meanwhile the deputy may do the person's tasks too, and
/// whatever the deputy does so says in whose place.
/// </summary>
public sealed class Absence
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who is away.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Who stands in.</summary>
    public required Guid DeputyId { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>When it was ended before its time; from then on nobody stands in.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>An absence that follows the rules; refused with <see cref="RuleViolation"/> otherwise.</summary>
    public static Absence Of(User person, User deputy, DateOnly from, DateOnly to, bool sameSide, DateOnly today)
    {
        if (to < from) throw new RuleViolation("AbsenceOrder", from, to) { Field = "To" };
        if (to < today) throw new RuleViolation("AbsencePast", to) { Field = "To" };
        if (person.Id == deputy.Id) throw new RuleViolation("DeputySelf", person.Name) { Field = "Deputy" };
        if (!deputy.IsActive || !sameSide) throw new RuleViolation("DeputySide", deputy.Name, person.Name) { Field = "Deputy" };
        return new Absence { PersonId = person.Id, DeputyId = deputy.Id, From = from, To = to };
    }

    /// <summary>Whether the person is away on a day.</summary>
    public bool Covers(DateOnly day) => EndedAt is null && From <= day && day <= To;

    /// <summary>The person is back early, or does not go at all.</summary>
    public void End(DateOnly today, DateTimeOffset at)
    {
        if (EndedAt is not null || To < today) throw new RuleViolation("AbsenceOver", EndedAt is { } ended ? Calendar.LocalTime.DateOf(ended) : To);
        EndedAt = at;
    }
}
