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
public sealed record ApproveMinutes(Guid SittingId);

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
        var missing = minutes.Opening.MissingStateLanguages().Select(l => (Number: 0, Language: l))
            .Concat(sitting.Agenda.SelectMany(i => minutes.Parts.Where(p => p.ItemId == i.Id)
                .SelectMany(p => p.Heard.MissingStateLanguages().Concat(p.Decided.MissingStateLanguages()).Concat(i.Title.MissingStateLanguages())).Select(l => (i.Number, Language: l))))
            .ToList();
        if (missing.Count > 0) throw new RuleViolation("MinutesLanguage", missing[0].Number, missing[0].Language);
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
