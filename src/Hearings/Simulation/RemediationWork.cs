using Hearings.Access;
using Hearings.Calendar;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>What bodies, reviewers, the chair and the secretary do once a recommendation is in force.</summary>
internal sealed class RemediationWork(Office office, People people, Cast cast, WorkingCalendar days)
{
    private const int AnswerTerm = 5;
    private const int AsksAhead = 4;

    /// <summary>The parts of bodies that have not ended, by key.</summary>
    public Task<Dictionary<Guid, Part>> Parts(CancellationToken cancel) => office.Ask(db => db.Addressees.Where(a => a.EndedAt == null)
        .Select(a => new Part(
            a.Id, a.Recommendation.Reference, a.DueOn, a.Submissions.Count(s => s.SubmittedAt != null), a.Extensions.Count, a.NextSteps.Count,
            a.Submissions.Where(s => s.SubmittedAt != null).OrderByDescending(s => s.Version).Select(s => new Shown(
                s.Version, s.Digest, s.Verifications.Count, s.Verifications.OrderByDescending(v => v.At).Select(v => (Guid?)v.By).FirstOrDefault())).FirstOrDefault()))
        .ToDictionaryAsync(p => p.Id, cancel));

    /// <summary>What is done today with a task; null where nothing is.</summary>
    public Func<CancellationToken, Task>? Of(OpenTask task, int waited, Part part, DateOnly today)
    {
        var key = $"{part.Reference}/{task.Body}";
        return task.Form switch
        {
            AnswerRecommendation.Form when waited >= people.AnswersIn(task.Body, key, AnswerTerm) => cancel => Answer(task, key, cancel),
            ConsiderRefusal.Form when waited >= people.Decides(key) => cancel =>
                office.Do((ConsiderRefusalHandler h) => h.Handle(new(task.Id, people.Insists(key), Phrases.RefusalConsidered), cast.Chair, cancel)),
            DecideExtension.Form when waited >= people.Decides(key) => cancel => DecideTime(task, key, cancel),
            ConfirmNextStep.Form when waited >= people.Decides(key) => cancel => Step(task, part, key, cancel),
            SubmitEvidence.Form => Submit(task, part, key, waited, today),
            VerifyEvidence.Form when waited >= people.Reviews(key, part.Submitted) => cancel => Verify(task, part, key, cancel),
            ConfirmVerification.Form when waited >= 1 => cancel => Confirm(task, part, key, cancel),
            _ => null,
        };
    }

    private Task<Addressee> Answer(OpenTask task, string key, CancellationToken cancel)
    {
        var answer = Enum.Parse<AnswerKind>(people.Answers(task.Body, key));
        return office.Do((AnswerRecommendationHandler h) => h.Handle(
            new(task.Id, answer, answer == AnswerKind.Accepted ? null : Phrases.AnswerReasons), cast.Signer(task.BodyId), cancel));
    }

    private Task<Addressee> DecideTime(OpenTask task, string key, CancellationToken cancel)
    {
        var grants = people.GrantsTime(key);
        return office.Do((DecideExtensionHandler h) => h.Handle(new(task.Id, grants, grants ? null : Phrases.NoMoreTime), cast.Chair, cancel));
    }

    private Task<Addressee> Step(OpenTask task, Part part, string key, CancellationToken cancel)
    {
        var confirms = people.Confirms(key, part.Steps);
        return office.Do((ConfirmNextStepHandler h) => h.Handle(new(task.Id, confirms, confirms ? null : Phrases.Dismissed), cast.Secretary, cancel));
    }

    private Func<CancellationToken, Task>? Submit(OpenTask task, Part part, string key, int waited, DateOnly today)
    {
        if (part.DueOn is not { } due || waited < 1) return null;
        var left = days.Between(today, due);
        if (left == AsksAhead && part.Extensions == 0 && people.AsksForTime(task.Body, key))
            return cancel => office.Do((AskExtensionHandler h) => h.Handle(
                new(part.Id, days.Add(due, people.AsksForDays(key)), Phrases.MoreTime), cast.Signer(task.BodyId), cancel));
        if (people.SubmitsBefore(task.Body, key, part.Submitted + 1) is not { } before || left > before) return null;
        return async cancel =>
        {
            // One officer prepares, another one signs what that one prepared.
            var prepared = await office.Do((LoadEvidenceHandler h) => h.Handle(
                new(part.Id, Guid.Empty, [], Phrases.Link(task.Body, part.Reference, part.Submitted + 1), Phrases.EvidenceNote), cast.Loader(task.BodyId), cancel));
            await office.Do((SubmitEvidenceHandler h) => h.Handle(new(task.Id, prepared.Prepared!.Digest), cast.Signer(task.BodyId), cancel));
        };
    }

    private Task<Addressee> Verify(OpenTask task, Part part, string key, CancellationToken cancel)
    {
        var verdict = Enum.Parse<Verdict>(people.Judges(task.Body, key, part.Submitted));
        var reviewer = people.Chance.Pick(cast.Reviewers, "reviewer", key, $"{part.Submitted}");
        return office.Do((VerifyEvidenceHandler h) => h.Handle(
            new(task.Id, new(part.Last!.Version, part.Last.Digest), verdict, verdict == Verdict.Accept ? null : Phrases.Missing), reviewer, cancel));
    }

    private Task<Addressee> Confirm(OpenTask task, Part part, string key, CancellationToken cancel)
    {
        var agrees = people.Agrees(key, part.Submitted, part.Last!.Judged);
        return office.Do((ConfirmVerificationHandler h) => h.Handle(new(task.Id, agrees, agrees ? null : Phrases.Doubt), Other(part), cancel));
    }

    private Actor Other(Part part) => cast.Reviewers.First(reviewer => reviewer.UserId != part.Last!.VerifiedBy);

    /// <summary>A body's part in a recommendation, as its people see it.</summary>
    /// <param name="Submitted">Versions of evidence submitted.</param>
    /// <param name="Last">The last one of them.</param>
    internal sealed record Part(Guid Id, string Reference, DateOnly? DueOn, int Submitted, int Extensions, int Steps, Shown? Last);

    /// <summary>Evidence before a reviewer's eyes.</summary>
    /// <param name="Judged">How often it has been judged.</param>
    internal sealed record Shown(int Version, string Digest, int Judged, Guid? VerifiedBy);
}
