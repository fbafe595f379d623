using Hearings.Cases;

namespace Hearings.Simulation;

/// <summary>
/// How the simulated people behave: the one place that says how likely they explain, come, vote, accept, are late, remedy.
/// Nobody real is meant. Every decision is drawn by <see cref="Chance"/> from stable names (a body's code, a reference),
/// and a body's decisions hang together: each has a diligence of its own, from 0 to 1, that makes it quicker and better.
/// Delays are in working days.
/// </summary>
public sealed record People(Chance Chance)
{
    /// <summary>How diligent a body is; the mean of three draws, so that most are middling.</summary>
    public double Diligence(string body) => (Chance.Of("diligence", body, "1") + Chance.Of("diligence", body, "2") + Chance.Of("diligence", body, "3")) / 3;

    /// <summary>A body that always appears, accepts what is recommended, and then leaves its evidence to somebody else; null for none.</summary>
    public string? Waiting { get; init; }

    // Explanations

    /// <summary>After how many working days a body explains its figures; null where it lets the term pass.</summary>
    public int? Explains(string body, string @case, int term) =>
        body == Waiting ? 2 : Chance.Happens(0.60 + (0.45 * Diligence(body)), "explains", @case) ? Chance.Between(2, Math.Max(2, term - 1), "explains-in", @case) : null;

    // Preparation

    /// <summary>When the secretary names the rapporteur.</summary>
    public int Assigns(string @case) => Chance.Between(1, 3, "assigns", @case);

    /// <summary>When the rapporteur hands in the brief.</summary>
    public int Writes(string @case) => Chance.Between(4, 12, "writes", @case);

    // Sittings

    /// <summary>Whether a member comes to a sitting; the chair comes to nearly all, since few sit without one.</summary>
    public bool Attends(string member, string sitting, bool chair) => Chance.Happens(chair ? 0.97 : 0.90, "attends", member, sitting);

    /// <summary>Whether whoever is invited answers the invitation beforehand.</summary>
    public bool Replies(string invited, string sitting) => Chance.Happens(0.85, "replies", invited, sitting);

    /// <summary>How a member votes on an item: most follow the rapporteur.</summary>
    public string Votes(string member, string item, int hearing) => Chance.Of("votes", member, item, $"{hearing}") switch
    {
        < 0.86 => "For",
        < 0.93 => "Abstained",
        _ => "Against",
    };

    /// <summary>Whether the body's representative appears at its hearing.</summary>
    public bool Appears(string body, string @case, int hearing) => Chance.Happens(0.88 + (0.14 * Diligence(body)), "appears", @case, $"{hearing}");

    /// <summary>How a hearing ends. A body that does not appear the first time is heard another day; the better its figures, the likelier is no action.</summary>
    public Outcome Outcome(string body, string @case, int hearing, decimal? lowest)
    {
        if (body == Waiting) return Cases.Outcome.Recommendations;
        if (hearing == 1 && !Appears(body, @case, hearing)) return Cases.Outcome.Postponed;
        var none = 0.06 + (0.20 * (double)(lowest ?? 0) / 100);
        return Chance.Happens(none, "no-action", @case, $"{hearing}") ? Cases.Outcome.NoAction : Cases.Outcome.Recommendations;
    }

    /// <summary>How many recommendations a hearing ends in.</summary>
    public int Recommends(string body, string @case, int hearing) => body == Waiting || Chance.Happens(0.35, "recommends-two", @case, $"{hearing}") ? 2 : 1;

    /// <summary>The term of a recommendation in working days.</summary>
    public int Gives(string body, string @case, int number) => body == Waiting ? 48 : 5 * Chance.Between(3, 8, "gives", @case, $"{number}");

    /// <summary>After how many working days the chair approves the minutes.</summary>
    public int ApprovesMinutes(string sitting) => Chance.Between(2, 4, "approves-minutes", sitting);

    // Remediation

    /// <summary>What a body answers to a recommendation.</summary>
    public string Answers(string body, string part) => body == Waiting ? "Accepted" : Chance.Of("answers", part) switch
    {
        var draw when draw < 0.70 + (0.20 * Diligence(body)) => "Accepted",
        < 0.95 => "InPart",
        _ => "Refused",
    };

    /// <summary>After how many working days it answers; null where it never does.</summary>
    public int? AnswersIn(string body, string part, int term) =>
        body == Waiting ? 1 : Chance.Happens(0.75 + (0.30 * Diligence(body)), "answers-at-all", part) ? Chance.Between(1, Math.Max(1, term - 1), "answers-in", part) : null;

    /// <summary>Whether the Commission insists on a recommendation that was refused.</summary>
    public bool Insists(string part) => Chance.Happens(0.65, "insists", part);

    /// <summary>Whether a body asks for more time, once for a part.</summary>
    public bool AsksForTime(string body, string part) => body != Waiting && Chance.Happens(0.28 - (0.20 * Diligence(body)), "asks-for-time", part);

    /// <summary>How many working days more it asks for.</summary>
    public int AsksForDays(string part) => Chance.Between(5, 15, "asks-for-days", part);

    /// <summary>Whether the Commission grants it.</summary>
    public bool GrantsTime(string part) => Chance.Happens(0.75, "grants-time", part);

    /// <summary>
    /// How many working days before the due date (negative: after it) a body submits its evidence; null where it never does.
    /// Diligent bodies are rarely late.
    /// </summary>
    public int? SubmitsBefore(string body, string part, int attempt)
    {
        if (body == Waiting) return null;
        var (diligence, draw) = (Diligence(body), Chance.Of("submits", part, $"{attempt}"));
        if (draw < 0.10 * (1 - diligence)) return null;
        return draw < 0.40 * (1 - diligence) ? -Chance.Between(1, 9, "late-by", part, $"{attempt}") : Chance.Between(1, 8, "early-by", part, $"{attempt}");
    }

    /// <summary>After how many working days a reviewer judges evidence.</summary>
    public int Reviews(string part, int attempt) => Chance.Between(1, 4, "reviews", part, $"{attempt}");

    /// <summary>What a reviewer makes of evidence; it gets better with every attempt.</summary>
    public string Judges(string body, string part, int attempt) => Chance.Of("judges", part, $"{attempt}") switch
    {
        var draw when draw < 0.48 + (0.25 * Diligence(body)) + (0.12 * (attempt - 1)) => "Accept",
        var draw when draw < 0.95 || attempt < 3 => "Return",
        _ => "Reject",
    };

    /// <summary>Whether a second reviewer agrees to an acceptance.</summary>
    public bool Agrees(string part, int attempt, int judged) => Chance.Happens(0.96, "agrees", part, $"{attempt}", $"{judged}");

    /// <summary>After how many working days the secretary decides what is laid before the office: a next step, a refusal, a request.</summary>
    public int Decides(string what) => Chance.Between(1, 3, "decides", what);

    /// <summary>Whether the secretary confirms a next step that was drafted.</summary>
    public bool Confirms(string part, int step) => Chance.Happens(0.92, "confirms", part, $"{step}");

    /// <summary>When the secretary closes a case in which nothing is open any more.</summary>
    public int Closes(string @case) => Chance.Between(1, 5, "closes", @case);
}
