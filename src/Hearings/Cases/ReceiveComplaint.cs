using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>The secretary enters a complaint that came in.</summary>
public sealed record ReceiveComplaint(
    Guid BodyId, ComplaintSubject Subject, DateOnly ReceivedOn, string Complainant, string? Contact, string Text, string? Address);

/// <summary>Runs <see cref="ReceiveComplaint"/>.</summary>
public sealed class ReceiveComplaintHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Enters it under a number of its own; whether it is admissible is decided next.</summary>
    public Task<Complaint> Handle(ReceiveComplaint command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary);
        var now = time.GetUtcNow();
        var today = LocalTime.DateOf(now);
        if (!await db.Bodies.AnyAsync(b => b.Id == command.BodyId, cancel)) throw new RuleViolation("Required") { Field = "Body" };
        if (command.ReceivedOn > today || command.ReceivedOn < today.AddYears(-1)) throw new RuleViolation("ComplaintDate", command.ReceivedOn, today.AddYears(-1), today) { Field = "ReceivedOn" };
        var complaint = new Complaint
        {
            Reference = (await ReferenceNumber.Take(db, "C", today.Year, 1, cancel))[0],
            BodyId = command.BodyId,
            Subject = command.Subject,
            ReceivedOn = command.ReceivedOn,
            Complainant = Required(command.Complainant, "Complainant"),
            Contact = Optional(command.Contact),
            Text = Required(command.Text, "Text"),
            Address = Url(command.Address),
            EnteredAt = now,
        };
        db.Complaints.Add(complaint);
        db.Record(actor, now, "ComplaintReceived", bodyId: complaint.BodyId, data: new { reference = complaint.Reference, subject = complaint.Subject.ToString() });
        return complaint;
    }, cancel);

    private static string Required(string text, string field) => Optional(text) ?? throw new RuleViolation("Required") { Field = field };

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // It is shown as a link: nothing but an address of the web may stand in it.
    private static string? Url(string? text) => Optional(text) is not { } address ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url.AbsoluteUri
        : throw new RuleViolation("WebAddress", address) { Field = "Address" };
}
