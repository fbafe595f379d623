using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Tests.Cases;

/// <summary>A house with two bodies below the threshold, one at it and one without data, in a published round.</summary>
public class CaseHouse(Postgres postgres) : House(postgres)
{
    public Body Low { get; } = Body("LOW", "Төмен министрлігі", "Министерство низких показателей", "Ministry of Low Figures");

    public Body Lower { get; } = Body("LOWER", "Өте төмен агенттік", "Агентство ещё ниже", "Agency Lower Still");

    public Body Full { get; } = Body("FULL", "Толық министрлік", "Министерство полноты", "Ministry of Completeness");

    public Body Unknown { get; } = Body("UNKNOWN", "Белгісіз агенттік", "Неизвестное агентство", "Unknown Agency");

    public Round Round { get; } = new()
    {
        Code = "2026-02", Title = Trilingual.Of("2026 жылғы ақпан", "Февраль 2026 года", "February 2026"),
        Year = 2026, Threshold = 100, Fictional = true, CreatedAt = Begin,
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Ask(async db =>
        {
            Round.Publish(Begin);
            db.AddRange(Low, Lower, Full, Unknown);
            db.Add(Round);
            db.AddRange(Result(Low, 80, 10, 0), Result(Lower, 45.5m, 10, 2), Result(Full, 100, 10, 0), Result(Unknown, null, 0, 12));
            return await db.SaveChangesAsync();
        });
    }

    public Task<int> OpenCases(Actor? by = null) => With<OpenCasesHandler, int>(handler => handler.Handle(new OpenCases(Round.Id), by ?? Actor.System));

    /// <summary>Approves the minutes that a case waits for, as the sitting does.</summary>
    public Task ApproveMinutes(string reference, params Guid[] addressees) => With<IServiceProvider, bool>(services =>
    {
        var db = services.GetRequiredService<HearingsDb>();
        return db.Transact(async () =>
        {
            var @case = await db.Cases.Include(c => c.Hearings).SingleAsync(c => c.Reference == reference);
            @case.ApproveMinutes(addressees.Length > 0, Clock.GetUtcNow());
            var list = new JsonArray([.. addressees.Select(a => (JsonNode)new JsonObject { ["addressee"] = a.ToString(), ["body"] = @case.BodyId.ToString() })]);
            return await services.GetRequiredService<ProcessHost>().Send(CaseProcedure.MinutesApproved, reference, new JsonObject { ["addressees"] = list }, Actor.System);
        });
    });

    private static Body Body(string code, string kk, string ru, string en) => new() { Code = code, Name = Trilingual.Of(kk, ru, en), Kind = BodyKind.Ministry };

    private Result Result(Body body, decimal? percent, int known, int unknown) => new()
    {
        RoundId = Round.Id, BodyId = body.Id, Completeness = percent, Currency = percent, Total = percent, Lowest = percent, Known = known, Unknown = unknown,
    };
}
