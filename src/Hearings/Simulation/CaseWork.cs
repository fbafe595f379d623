using Hearings.Cases;
using Hearings.Workflow;

namespace Hearings.Simulation;

/// <summary>What is done on a case before and after its hearing: explanation, rapporteur, brief, closing.</summary>
internal sealed class CaseWork(Office office, People people, Cast cast)
{
    private const int ExplanationTerm = 10;

    /// <summary>What is done today with a task that has waited so many working days; null where nothing is.</summary>
    public Func<CancellationToken, Task>? Of(OpenTask task, int waited) => task.Form switch
    {
        SubmitExplanation.Form when waited >= people.Explains(task.Body, task.Key, ExplanationTerm) => cancel =>
            office.Do((SubmitExplanationHandler h) => h.Handle(new(task.Id, people.Chance.Pick(Phrases.Explanations, "explanation", task.Key)), cast.Signer(task.BodyId), cancel)),
        AssignRapporteur.Form when waited >= people.Assigns(task.Key) => cancel =>
            office.Do((AssignRapporteurHandler h) => h.Handle(new(task.Id, Rapporteur(task)), cast.Secretary, cancel)),
        WriteBrief.Form when waited >= people.Writes(task.Key) => cancel =>
            office.Do((WriteBriefHandler h) => h.Handle(new(task.Id, people.Chance.Pick(Phrases.Briefs, "brief", task.Key)), cast.Member(task.AssigneeId!.Value), cancel)),
        CloseCase.Form when waited >= people.Closes(task.Key) => cancel =>
            office.Do((CloseCaseHandler h) => h.Handle(new(task.Id, Phrases.Lesson), cast.Secretary, cancel)),
        _ => null,
    };

    private Guid Rapporteur(OpenTask task) =>
        cast.Rapporteur(people.Chance.Between(0, 999, "rapporteur", task.Key), task.BodyId).UserId!.Value;
}
