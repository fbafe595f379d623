using Hearings.Access;
using Hearings.Bodies;
using Hearings.Import;

namespace Hearings.Tests.Monitoring;

/// <summary>A house with three bodies and a published round: A below the threshold, B at it, C unknown.</summary>
public sealed class MonitoringHouse(Postgres postgres) : House(postgres)
{
    public const string Bodies = Csv.BodyHeader + """
        A,Ұлттық орган,Национальный орган,National body,ministry,,,,,,
        B,Әділет органы,Орган юстиции,Justice body,agency,,2022-06,,,,
        C,Ескі орган,Старый орган,Old body,akimat_region,old,,2023-09,A;B,,Removed
        
        """;

    public const string Scores = Csv.ScoreHeader + """
        A,map,completeness,kk,50,https://a.example/map,2026-02-01
        A,map,completeness,ru,100,javascript:alert(1),2026-02-01
        A,news,currency,kk,100,,
        B,map,completeness,kk,100,,
        B,map,completeness,kk,100,,
        C,map,completeness,kk,,,

        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Import("2025", Bodies, Scores, publish: true);
    }

    /// <summary>Imports files in the native layout.</summary>
    public Task<Imported> Import(string code, string? bodies, string? scores, bool publish, decimal threshold = 100) =>
        With<RunImportHandler, Imported>(handler => handler.Handle(
            new RunImport(
                new ImportFiles(bodies is null ? null : Csv.File("bodies.csv", bodies), scores is null ? null : Csv.File("scores.csv", scores), null),
                2025, new RoundFacts(code, Trilingual.Of($"Кезең {code}", $"Период {code}", $"Round {code}"), threshold, true, null), publish),
            Actor.System));

    /// <summary>The key of a body.</summary>
    public async Task<Guid> Body(string code) => (await Ask(db => Task.FromResult(db.Bodies.Single(b => b.Code == code)))).Id;
}
