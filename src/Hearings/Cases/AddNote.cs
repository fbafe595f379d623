using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Somebody of the Commission writes a note on a case; the body does not read it.</summary>
public sealed record AddNote(Guid CaseId, string Text);

/// <summary>Runs <see cref="AddNote"/>.</summary>
public sealed class AddNoteHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>The longest note.</summary>
    public const int Longest = 5_000;

    /// <summary>Who works on cases and so writes notes.</summary>
    public static readonly Role[] Writers = [Role.Chair, Role.Member, Role.Secretary, Role.Analyst, Role.Reviewer];

    /// <summary>Adds the note. Whoever belongs to the body that is heard writes none.</summary>
    public Task<CaseNote> Handle(AddNote command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        if (actor.UserId is not { } author || !actor.IsAny(Writers)) throw new RuleViolation("RoleNeeded", Writers.Cast<Enum>());
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == command.CaseId, cancel) ?? throw new RuleViolation("NotFound");
        if (actor.BodyId == @case.BodyId) throw new RuleViolation("TiedToBody", actor.Name);
        if (string.IsNullOrWhiteSpace(command.Text)) throw new RuleViolation("Required") { Field = "Text" };
        if (command.Text.Trim().Length > Longest) throw new RuleViolation("TooLong", Longest) { Field = "Text" };
        var note = new CaseNote { CaseId = @case.Id, AuthorId = author, WrittenAt = time.GetUtcNow(), Text = command.Text.Trim() };
        db.CaseNotes.Add(note);
        db.Record(actor, note.WrittenAt, "NoteAdded", @case.Id, @case.BodyId, @case.RoundId);
        return note;
    }, cancel);
}
