using Hearings.Recommendations;

namespace Hearings.Reports;

/// <summary>One body's part in a recommendation, in the report.</summary>
/// <param name="Reference">The recommendation's reference.</param>
/// <param name="Case">The case that it came from; null for other business.</param>
/// <param name="Code">The body's code.</param>
/// <param name="HeldOn">The date of the sitting that adopted it; null for one from before there were sittings.</param>
/// <param name="DueOn">When the body's part is due; null while the recommendation is not in force.</param>
/// <param name="Status">Where the recommendation as a whole stands.</param>
/// <param name="Part">Where the body's part stands.</param>
/// <param name="Answer">What the body answered; null while it has not.</param>
public sealed record RecommendationLine(
    string Reference, string? Case, string Code, Trilingual Body, DateOnly? HeldOn, DateOnly? DueOn,
    RecommendationStatus Status, AddresseeStatus Part, AnswerKind? Answer, Trilingual Text);

/// <summary>What followed the year's recommendations.</summary>
/// <param name="Submitted">Versions of evidence submitted.</param>
/// <param name="Accepted">Acceptances that a second reviewer confirmed.</param>
/// <param name="NotConfirmed">Acceptances that the second reviewer did not confirm; the version was then judged again.</param>
/// <param name="Returned">Verdicts that returned one.</param>
/// <param name="Rejected">Verdicts that rejected one.</param>
/// <param name="TimeAsked">Requests for more time.</param>
/// <param name="TimeGranted">Requests granted.</param>
/// <param name="Reminders">Reminders sent by the ladder.</param>
/// <param name="Letters">Next steps confirmed: reminders in writing and letters to heads.</param>
/// <param name="ToAgenda">Next steps confirmed: items for a sitting's agenda.</param>
public sealed record FollowUpCount(
    int Submitted, int Accepted, int NotConfirmed, int Returned, int Rejected, int TimeAsked, int TimeGranted, int Reminders, int Letters, int ToAgenda)
{
    /// <summary>Nothing followed.</summary>
    public static FollowUpCount None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
