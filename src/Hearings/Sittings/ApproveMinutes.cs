using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The chair, or whoever presided, approves the minutes of an ended sitting.</summary>
/// <param name="SittingId">The sitting.</param>
/// <param name="Seen">The version of the draft that the page showed.</param>
public sealed record ApproveMinutes(Guid SittingId, uint? Seen = null);

/// <summary>Runs <see cref="ApproveMinutes"/>.</summary>
public sealed class ApproveMinutesHandler(SittingDesk desk, MinutesWriter writer, ProcessHost host, CurrentCalendar calendar)
{
    /// <summary>The message by which a case learns of it; it carries the addressees to whom recommendations now go.</summary>
    public const string Message = "minutes-approved";

    /// <summary>
    /// In one transaction: the recommendations come into force with their due dates, the content is sealed, the cases go
    /// on, and each addressee outside a case gets a remediation of its own. Refused where a text lacks a state language,
    /// save in a demonstration.
    /// </summary>
    public Task<Minutes> Handle(ApproveMinutes command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, null, async move =>
        {
            var (sitting, db) = (move.Sitting, move.Db);
            sitting.ExpectApprover(actor);
            sitting.Expect(SittingStatus.Ended);
            var minutes = await EditMinutesHandler.Load(move, cancel);
            minutes.ExpectDraft();
            if (command.Seen is { } seen && seen != minutes.Version) throw new RuleViolation("Changed");
            if (!await db.Installations.AnyAsync(i => i.IsDemonstration, cancel)) ExpectStateLanguages(sitting, minutes);
            var today = LocalTime.DateOf(move.Now);
            var recommendations = await BringIntoForce(move, today, cancel);
            var content = (await writer.ForApproval(sitting, minutes, actor.UserId, today, cancel)).Write();
            minutes.Approve(content, MinutesDocument.Seal(content), actor.UserId, move.Now);
            sitting.Approve();
            move.Record("MinutesApproved", new { sha256 = minutes.Sha256 });
            var bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Code, cancel);
            foreach (var item in sitting.Agenda.Where(i => i.Status == ItemStatus.Decided))
                await GoOn(move, item, [.. recommendations.Where(r => r.AgendaItemId == item.Id)], bodies, cancel);
            return minutes;
        }, [], cancel);

    private static void ExpectStateLanguages(Sitting sitting, Minutes minutes)
    {
        if (minutes.Opening.MissingStateLanguages().ToList() is [var opening, ..]) throw new RuleViolation("MinutesLanguage", 0, opening);
        foreach (var item in sitting.Agenda)
        {
            var texts = minutes.Parts.Where(p => p.ItemId == item.Id).SelectMany(p => (Trilingual[])[p.Heard, p.Decided, item.Title]);
            if (texts.SelectMany(t => t.MissingStateLanguages()).ToList() is [var language, ..]) throw new RuleViolation("MinutesLanguage", item.Number, language);
        }
    }

    private async Task<List<Recommendation>> BringIntoForce(SittingMove move, DateOnly today, CancellationToken cancel)
    {
        var days = await calendar.Get(cancel);
        var adopted = await move.Db.Recommendations.Include(r => r.Addressees)
            .Where(r => r.SittingId == move.Sitting.Id && r.Status == RecommendationStatus.Adopted).OrderBy(r => r.Reference).ToListAsync(cancel);
        foreach (var recommendation in adopted)
        {
            var due = recommendation.ComeIntoForce(today, days);
            move.Db.Record(move.Actor, move.Now, recommendation.DueMovedFrom is null ? "RecommendationInForce" : "RecommendationInForceMoved", recommendation.CaseId,
                data: new { reference = recommendation.Reference, dueOn = due, movedFrom = recommendation.DueMovedFrom }, sittingId: move.Sitting.Id, recommendationId: recommendation.Id);
        }
        return adopted;
    }

    private async Task GoOn(SittingMove move, AgendaItem item, IReadOnlyList<Recommendation> recommendations, Dictionary<Guid, string> codes, CancellationToken cancel)
    {
        var addressees = recommendations.SelectMany(r => r.Addressees.OrderByDescending(a => a.IsResponsible).ThenBy(a => codes[a.BodyId], StringComparer.Ordinal)
            .Select(a => (Recommendation: r, Addressee: a))).ToList();
        if (item.CaseId is null)
        {
            await host.Start(RemediationDesk.Procedure, [.. addressees.Select(a => new ProcessSubject(
                $"{a.Recommendation.Reference}/{codes[a.Addressee.BodyId]}", null, a.Addressee.BodyId, [], a.Addressee.Id))], move.Actor, cancel);
            return;
        }
        var @case = await move.Db.Cases.Include(c => c.Hearings).SingleAsync(c => c.Id == item.CaseId, cancel);
        @case.ApproveMinutes(addressees.Count > 0, move.Now);
        var list = new JsonArray([.. addressees.Select(a => (JsonNode)new JsonObject { ["addressee"] = a.Addressee.Id.ToString(), ["body"] = a.Addressee.BodyId.ToString() })]);
        if (!await host.Send(Message, @case.Reference, new JsonObject { ["addressees"] = list }, move.Actor, cancel))
            throw new RuleViolation("CaseNotWaiting", @case.Reference);
    }
}
