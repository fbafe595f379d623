using Hearings.Access;

namespace Hearings.Recommendations;

public sealed partial class Addressee
{
    /// <summary>What was submitted last; null where nothing was.</summary>
    public Submission? LastSubmitted => Submissions.Where(s => s.IsSubmitted).MaxBy(s => s.Version);

    /// <summary>What has been prepared and waits for its signature; null where there is nothing.</summary>
    public Submission? Prepared => Submissions.SingleOrDefault(s => !s.IsSubmitted);

    /// <summary>
    /// An officer prepares evidence: files, links, a note, at least one of them. What was prepared before and is not signed
    /// is replaced. Possible while evidence is asked, and while it is verified: then it becomes a further version.
    /// </summary>
    public Submission Load(EvidenceContent content, Guid by, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence, AddresseeStatus.Verification);
        content.Check();
        if (Prepared is { } prepared)
        {
            prepared.Replace(content, by, at);
            return prepared;
        }
        var submission = new Submission { AddresseeId = Id, Version = Submissions.Count + 1 };
        submission.Replace(content, by, at);
        Submissions.Add(submission);
        return submission;
    }

    /// <summary>
    /// Another officer than the one who prepared it signs what has been seen and submits it. Refused where it was prepared
    /// anew meanwhile.
    /// </summary>
    public Submission Submit(string digestSeen, Guid by, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence, AddresseeStatus.Verification);
        var submission = Prepared ?? throw new RuleViolation("NothingPrepared", Recommendation.Reference);
        if (submission.LoadedBy == by) throw new RuleViolation("LoaderSigns");
        if (submission.Digest != digestSeen) throw new RuleViolation("PreparedAnew", submission.LoadedAt);
        submission.Sign(by, at);
        Status = AddresseeStatus.Verification;
        Overtake(at);
        return submission;
    }

    /// <summary>
    /// A reviewer who is neither of the body nor had a hand in the evidence judges the version seen. Accepted evidence waits
    /// for a second person; returned evidence is asked again until a new due date, never an earlier one; rejected evidence ends the body's part.
    /// </summary>
    public Verification Verify(EvidenceSeen seen, Verdict verdict, string? missing, User reviewer, DateOnly dueIfReturned, DateOnly today, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Verification);
        if (reviewer.BodyId == BodyId) throw new RuleViolation("ReviewerTied", reviewer.Name);
        if (Submissions.Exists(s => s.LoadedBy == reviewer.Id || s.SignedBy == reviewer.Id)) throw new RuleViolation("ReviewerHadHand", reviewer.Name);
        var submission = LastSubmitted!;
        if (submission.Version != seen.Version || submission.Digest != seen.Digest)
            throw new RuleViolation("EvidenceChanged", seen.Version, submission.Version);
        var verification = new Verification
        {
            SubmissionId = submission.Id,
            Digest = submission.Digest,
            Verdict = verdict,
            Missing = verdict == Verdict.Accept && string.IsNullOrWhiteSpace(missing) ? null : Recommendation.Required(missing, "Missing"),
            By = reviewer.Id,
            At = at,
        };
        submission.Verifications.Add(verification);
        switch (verdict)
        {
            case Verdict.Accept:
                Status = AddresseeStatus.Confirmation;
                break;
            case Verdict.Return:
                Status = AddresseeStatus.Evidence;
                // Whoever was early does not lose the time that was left.
                if (DueOn is not { } left || left < dueIfReturned) Move(dueIfReturned, today);
                break;
            default:
                End(AddresseeStatus.Unremedied, at);
                break;
        }
        return verification;
    }

    /// <summary>
    /// A second reviewer confirms the acceptance, which ends the body's part as remedied, or does not, with reasons, which
    /// has the evidence judged again.
    /// </summary>
    public Verification Confirm(bool confirmed, string? reasons, User reviewer, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Confirmation);
        if (reviewer.BodyId == BodyId) throw new RuleViolation("ReviewerTied", reviewer.Name);
        if (Submissions.Exists(s => s.LoadedBy == reviewer.Id || s.SignedBy == reviewer.Id)) throw new RuleViolation("ReviewerHadHand", reviewer.Name);
        var verification = LastSubmitted!.Verifications.Single(v => v.Verdict == Verdict.Accept && v.Confirmed is null);
        if (verification.By == reviewer.Id) throw new RuleViolation("VerifierConfirms", reviewer.Name);
        verification.Confirm(confirmed, confirmed ? reasons : Recommendation.Required(reasons, "Reasons"), reviewer.Id, at);
        if (confirmed) End(AddresseeStatus.Remedied, at);
        else Status = AddresseeStatus.Verification;
        return verification;
    }
}

/// <summary>Which version of the evidence a reviewer has before the eyes.</summary>
public sealed record EvidenceSeen(int Version, string Digest);
