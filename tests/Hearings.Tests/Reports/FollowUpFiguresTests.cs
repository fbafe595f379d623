using Hearings.Access;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Tests.Recommendations;
using Xunit;

namespace Hearings.Tests.Reports;

/// <summary>What a report says of evidence and of where recommendations stand, while people act by the commands of the pages.</summary>
public sealed class FollowUpFiguresTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_acceptance_counts_once_the_second_reviewer_confirms_it_and_a_refused_one_as_refused()
    {
        var recommendation = await house.InForce(beside: false);
        await By<AnswerRecommendationHandler>("signer-alpha", AnswerRecommendation.Form, (h, task, by) => h.Handle(new(task, AnswerKind.Accepted, null), by));
        var part = await house.Part(recommendation, house.Alpha);
        var loader = await house.By("loader-alpha");
        await house.Do((LoadEvidenceHandler h) => h.Handle(new(part.Id, Guid.NewGuid(), [], "https://www.gov.kz/alpha", "Толтырылды."), loader));
        var digest = (await house.Part(recommendation, house.Alpha)).Prepared!.Digest;
        await By<SubmitEvidenceHandler>("signer-alpha", SubmitEvidence.Form, (h, task, by) => h.Handle(new(task, digest), by));

        await Judge("reviewer");
        Assert.Equal((1, 0, 0), await Figures());
        await Confirm("second", confirmed: false);
        Assert.Equal((1, 0, 1), await Figures());
        await Judge("second");
        await Confirm("reviewer", confirmed: true);
        Assert.Equal((1, 1, 1), await Figures());

        async Task<(int, int, int)> Figures()
        {
            var (_, followed) = await house.Ask(db => RemediationFigures.Of(db, 2026, Stop));
            Assert.Equal((0, 0), (followed.Returned, followed.Rejected));
            return (followed.Submitted, followed.Accepted, followed.NotConfirmed);
        }

        Task Judge(string reviewer) => By<VerifyEvidenceHandler>(reviewer, VerifyEvidence.Form, (h, task, by) => h.Handle(new(task, new(1, digest), Verdict.Accept, null), by));

        Task Confirm(string reviewer, bool confirmed) => By<ConfirmVerificationHandler>(reviewer, ConfirmVerification.Form,
            (h, task, by) => h.Handle(new(task, confirmed, confirmed ? null : "Сілтеме ашылмайды."), by));

        async Task By<THandler>(string name, string form, Func<THandler, Guid, Actor, Task<Addressee>> act) where THandler : notnull
        {
            var task = (await house.Task(recommendation, house.Alpha, form))!.Id;
            var actor = await house.By(name);
            await house.Do((THandler handler) => act(handler, task, actor));
        }
    }
}
