using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Web.Pages.Reports;
using Xunit;

namespace Hearings.Tests.Reports;

/// <summary>
/// A small made-up commission whose figures can be checked by hand: 2026 with two rounds and six cases, 2025 with the same
/// indicators, 2024 without a year before it, 2027 with other indicators and no case, 2028 a draft.
/// </summary>
public sealed class ReportHouse(Postgres postgres) : House(postgres)
{
    /// <summary>Bodies all of whose values are 100 in every round; they fill several pages.</summary>
    public const int Flawless = 60;

    private readonly Dictionary<string, Body> _bodies = [];
    private readonly Dictionary<(int Year, Language Language), (AnnualReport Report, PrintedReport Printed)> _prints = [];
    private User _member = null!;

    /// <summary>A year's report and its print, made once for all who read it.</summary>
    public async Task<(AnnualReport Report, PrintedReport Printed)> Print(int year, Language language)
    {
        if (_prints.TryGetValue((year, language), out var known)) return known;
        var report = (await With<ReportFigures, AnnualReport?>(figures => figures.Of(year, TestContext.Current.CancellationToken)))!;
        return _prints[(year, language)] = (report, await With<ReportPrinter, PrintedReport>(printer => printer.Print(report, language, byScore: false, TestContext.Current.CancellationToken)));
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _member = await Person(Role.Member);
        await Ask(async db =>
        {
            AddBodies(db);
            Add(db, 2024, "2024", false, Figures(2024));
            Add(db, 2025, "2025", false, Figures(2025));
            var first = Add(db, 2026, "2026-1", true, Figures(2025));
            Clock.Advance(TimeSpan.FromDays(1));
            var second = Add(db, 2026, "2026-2", true, Figures(2026));
            Add(db, 2027, "2027", false, Figures(2026).Select(m => m with { Indicator = m.Indicator + "-new" }));
            Add(db, 2028, "2028", false, Figures(2026), publish: false);
            AddCases(db, first, second);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
    }

    private void AddBodies(HearingsDb db)
    {
        Body Make(string code, BodyKind kind, string? kk, string? ru, string? en) => new() { Code = code, Kind = kind, Name = Trilingual.Of(kk, ru, en) };
        Body[] named =
        [
            Make("A1", BodyKind.Ministry, "Әділет министрлігі", "Министерство юстиции", "Ministry of Justice"),
            Make("A2", BodyKind.Ministry, "Су ресурстары және ирригация министрлігі", "Министерство водных ресурсов и ирригации", "Ministry of Water Resources and Irrigation"),
            Make("A3", BodyKind.AkimatCity, "Шымкент қаласының әкімдігі", "Акимат города Шымкента", null),
            Make("A4", BodyKind.Agency, "Қаржылық мониторинг агенттігі", "Агентство по финансовому мониторингу", "Agency for Financial Monitoring"),
            Make("A5", BodyKind.AkimatRegion, "Ұлытау облысының әкімдігі", "Акимат области Улытау", "Akimat of Ulytau Region"),
            Make("A6", BodyKind.Agency, "Стратегиялық жоспарлау және реформалар агенттігі", "Агентство по стратегическому планированию и реформам", "Agency for Strategic Planning and Reforms"),
            Make("A7", BodyKind.AkimatRegion, "Жетісу облысының әкімдігі", "Акимат области Жетысу", "Akimat of Zhetysu Region"),
        ];
        var flawless = Enumerable.Range(1, Flawless).Select(i => Make($"F{i:00}", BodyKind.Agency, $"Үлгілі орган № {i}", $"Образцовый орган № {i}", $"Exemplary Body No. {i}"));
        foreach (var body in named.Concat(flawless))
        {
            _bodies.Add(body.Code, body);
            db.Bodies.Add(body);
        }
        _bodies["A5"].ValidFrom = ApproximateDate.Parse("2022-06-08");
    }

    /// <summary>Two indicators of completeness and one of currency, each in Kazakh and Russian; null is unknown.</summary>
    private static IEnumerable<Figure> Figures(int year)
    {
        foreach (var (body, kk, ru) in year == 2026 ? ThisYear() : YearBefore())
            foreach (var (language, values) in ((Language, decimal?[])[])[(Language.Kk, kk), (Language.Ru, ru)])
            {
                yield return new(body, "news", Dimension.Completeness, language, values[0]);
                yield return new(body, "budget", Dimension.Completeness, language, values[1]);
                yield return new(body, "updated", Dimension.Currency, language, values[2]);
            }

        static IEnumerable<(string, decimal?[] Kk, decimal?[] Ru)> ThisYear() =>
        [
            ("A1", [100, 100, 100], [100, 100, 100]), // 100
            ("A2", [100, 0, 100], [100, 100, 100]), // cells 50, 100, 100, 100: total 87.5
            ("A3", [null, 0, null], [null, 100, 50]), // cells 0, 100, none, 50: total 50
            ("A4", [null, null, null], [null, null, null]), // no data
            ("A5", [100, 0, 0], [0, 0, 0]), // cells 50, 0, 0, 0: total 12.5
            ("A6", [90, 90, 90], [90, 90, 90]), // 90, not measured before
            ("A7", [70, 70, 70], [70, 70, 70]), // 70, all unknown before
            .. Perfect(),
        ];

        static IEnumerable<(string, decimal?[] Kk, decimal?[] Ru)> YearBefore() =>
        [
            ("A1", [100, 100, 100], [100, 100, 100]), // the same
            ("A2", [100, 0, 0], [100, 100, 0]), // 37.5: rose by 50
            ("A3", [100, 0, 100], [100, 0, 100]), // 75: fell by 25
            ("A4", [0, 0, 0], [0, 0, 0]),
            ("A5", [100, 0, 0], [0, 0, 0]), // the same
            ("A7", [null, null, null], [null, null, null]),
            .. Perfect(),
        ];

        static IEnumerable<(string, decimal?[], decimal?[])> Perfect() =>
            Enumerable.Range(1, Flawless).Select(i => ($"F{i:00}", (decimal?[])[100, 100, 100], (decimal?[])[100, 100, 100]));
    }

    private Round Add(HearingsDb db, int year, string code, bool fictional, IEnumerable<Figure> figures, bool publish = true)
    {
        var round = new Round
        {
            Code = code, Year = year, Threshold = 100, Fictional = fictional, CreatedAt = Clock.GetUtcNow(), Source = "test",
            Title = Trilingual.Of($"{year} жылғы мониторинг", $"Мониторинг за {year} год", $"Monitoring of {year}"),
        };
        if (publish) round.Publish(Clock.GetUtcNow());
        db.Rounds.Add(round);
        foreach (var of in figures.GroupBy(f => f.Body))
        {
            var measurements = of.Select(f => new Measurement
            {
                RoundId = round.Id, BodyId = _bodies[f.Body].Id, Indicator = f.Indicator, Dimension = f.Dimension, Language = f.Language, Value = f.Value,
            }).ToList();
            db.Measurements.AddRange(measurements);
            db.Results.Add(Result.Of(round.Id, _bodies[of.Key].Id, measurements));
        }
        return round;
    }

    private void AddCases(HearingsDb db, Round first, Round second)
    {
        var now = Clock.GetUtcNow();
        Close(Open("A5", first, 1), now, Outcome.Recommendations);
        Close(Open("A2", second, 2), now, Outcome.NoAction);
        var postponed = Open("A3", second, 3);
        Hear(postponed, now).RecordOutcome(Outcome.Postponed, Trilingual.Of("Баяндамашы ауырып қалды.", null, null), now.AddDays(2));
        postponed.Schedule(now.AddDays(5), "Астана", now.AddDays(2));
        postponed.RecordOutcome(Outcome.Recommendations, Trilingual.Of("Қазақ тіліндегі бөлімдерді бір ай ішінде толықтыру.", "В месячный срок заполнить разделы на казахском языке.", null), now.AddDays(6));
        Remedy(postponed, now.AddDays(7), unremedied: false);
        Recommend(db, 1, "A5", Trilingual.Of("Бюджетті жариялау.", "Опубликовать бюджет.", "Publish the budget."), "H-2026-00001");
        Recommend(db, 2, "A3", Trilingual.Of("Қазақ тіліндегі бөлімдерді бір ай ішінде толықтыру.", "В месячный срок заполнить разделы на казахском языке.", null), "H-2026-00003");
        // A draft that no sitting has adopted is no recommendation.
        Recommend(db, 3, "A3", Trilingual.Of("Жоба.", null, null), null);
        Hear(Open("A5", second, 4), now);
        Open("A6", second, 5);
        Open("A7", second, 6).RecordMissingExplanation(now);

        HearingCase Open(string body, Round round, int number)
        {
            var opened = new HearingCase
            {
                Reference = $"H-2026-{number:00000}", BodyId = _bodies[body].Id, RoundId = round.Id, Lowest = 0, Threshold = 100, OpenedAt = now,
            };
            db.Cases.Add(opened);
            return opened;
        }
    }

    private void Recommend(HearingsDb db, int number, string body, Trilingual text, string? adoptedFor)
    {
        var recommendation = new Recommendation
        {
            Reference = $"R-2026-{number:00000}", DraftedAt = Clock.GetUtcNow(),
            CaseId = db.Cases.Local.SingleOrDefault(c => c.Reference == adoptedFor)?.Id,
        };
        var word = Trilingual.Of("Себебі.", null, null);
        recommendation.Write(new(text, word, word), new CommissionTerm(20), _bodies[body].Id, [], LocalTime.DateOf(Clock.GetUtcNow()));
        if (adoptedFor is not null)
        {
            recommendation.Adopt();
            recommendation.ComeIntoForce(new(2026, 3, 10), new WorkingCalendar([], [], []));
        }
        db.Recommendations.Add(recommendation);
    }

    private HearingCase Hear(HearingCase @case, DateTimeOffset now)
    {
        @case.Explain("Техникалық себептер.", now);
        @case.AssignRapporteur(_member, [Role.Member]);
        @case.WriteBrief(_member.Id, "Анықтама.");
        @case.Schedule(now.AddDays(1), "Астана", now);
        return @case;
    }

    private void Close(HearingCase @case, DateTimeOffset now, Outcome outcome)
    {
        Hear(@case, now).RecordOutcome(outcome, Trilingual.Of("Бюджетті жариялау.", "Опубликовать бюджет.", "Publish the budget."), now.AddDays(2));
        if (outcome == Outcome.Recommendations) Remedy(@case, now.AddDays(3), unremedied: false);
        else
        {
            @case.ApproveMinutes(hasRecommendations: false, now.AddDays(3));
            @case.Close(Trilingual.Of("Сабақ.", "Вывод.", "A lesson."), now.AddDays(3));
        }
    }

    private static void Remedy(HearingCase @case, DateTimeOffset at, bool unremedied)
    {
        @case.ApproveMinutes(hasRecommendations: true, at);
        @case.EndRemediation(unremedied, anyRemedied: !unremedied);
        if (!unremedied) @case.Close(Trilingual.Of("Сабақ.", "Вывод.", "A lesson."), at);
    }

    private sealed record Figure(string Body, string Indicator, Dimension Dimension, Language Language, decimal? Value);
}
