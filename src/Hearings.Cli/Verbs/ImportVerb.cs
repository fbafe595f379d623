using System.CommandLine;
using System.Globalization;
using Hearings.Access;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings import</c>: takes in bodies and a round's measurements and opens the cases, all or nothing.</summary>
public static class ImportVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option();
        var bodies = new Option<FileInfo?>("--bodies") { Description = "The register of bodies, CSV", HelpName = "FILE" };
        var scores = new Option<FileInfo?>("--scores") { Description = "The measurements, CSV", HelpName = "FILE" };
        var profile = new Option<FileInfo?>("--profile") { Description = "How both are laid out, JSON; without it, the native layout", HelpName = "FILE" };
        var year = new Option<int?>("--year") { Description = "The year that the annual report counts the round in", HelpName = "YEAR" };
        var code = new Option<string?>("--code") { Description = "The round's code; without it, the year", HelpName = "CODE" };
        var threshold = Percent("--threshold", "Bodies with a figure below it are called to a hearing; above 0, at most 100");
        var compare = Percent("--compare", "Tell, too, what this threshold would do");
        var title = new Option<string?>("--title") { Description = "The round's title in the language of --lang; without it, one in all languages", HelpName = "TEXT" };
        var source = new Option<string?>("--source") { Description = "Where the figures come from", HelpName = "TEXT" };
        var draft = new Option<bool>("--draft") { Description = "Leave the round a draft: open no cases" };
        var fictional = new Option<bool>("--fictional") { Description = "The figures are made up; every page and print says so" };
        var language = new Option<Language>("--lang") { Description = "The language of what is printed", DefaultValueFactory = _ => Language.En, HelpName = "kk|ru|en" };
        var verb = new Command("import", "Import bodies and a round's measurements from CSV, publish the round and open its cases")
        {
            bodies, scores, profile, year, code, threshold, compare, title, source, draft, fictional, database, language,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            using var speaking = Languages.Use(parsed.GetValue(language));
            var files = Read(parsed.GetValue(bodies), parsed.GetValue(scores), parsed.GetValue(profile));
            if (files.Scores is not null && parsed.GetValue(year) is null) throw new SetUpException(Text.Get("Import.YearNeeded"));
            var period = parsed.GetValue(year) ?? 0;
            var own = parsed.GetValue(title);
            var round = new RoundFacts(
                parsed.GetValue(code) ?? period.ToString(CultureInfo.InvariantCulture),
                own is null ? ImportRound.TitleOf(period.ToString(CultureInfo.InvariantCulture)) : In(parsed.GetValue(language), own),
                Round.Allowed(parsed.GetValue(threshold) ?? Round.DefaultThreshold), parsed.GetValue(fictional), parsed.GetValue(source));
            var other = parsed.GetValue(compare) is { } typed ? Round.Allowed(typed) : (decimal?)null;

            await using var open = await OpenDatabase.Open(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            Imported done;
            try
            {
                done = await scope.ServiceProvider.GetRequiredService<RunImportHandler>()
                    .Handle(new RunImport(files, period, round, !parsed.GetValue(draft)), Actor.System, stop);
            }
            catch (RuleViolation refused)
            {
                // Its text is made here, where the language is the one that was asked for.
                throw new SetUpException(refused.Message, refused);
            }
            if (done.Content.Problems.Count == 0)
            {
                foreach (var line in Summary(done, round, other)) Console.WriteLine(line);
                return 0;
            }
            foreach (var problem in done.Content.Problems) Console.Error.WriteLine(problem);
            Console.Error.WriteLine(Text.Count("Import.Refused", done.Content.Problems.Count));
            return 1;
        });
        return verb;
    }

    private static Option<decimal?> Percent(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PERCENT",
        CustomParser = argument =>
        {
            if (decimal.TryParse(argument.Tokens[0].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent))
                return percent;
            argument.AddError(Text.Get("Rules.Threshold", argument.Tokens[0].Value));
            return null;
        },
    };

    private static Trilingual In(Language language, string text) => language switch
    {
        Language.Kk => Trilingual.Of(text, null, null),
        Language.Ru => Trilingual.Of(null, text, null),
        _ => Trilingual.Of(null, null, text),
    };

    private static ImportFiles Read(FileInfo? bodies, FileInfo? scores, FileInfo? profile)
    {
        if (bodies is null && scores is null) throw new SetUpException(Text.Get("Import.NothingToImport"));
        return new(Read(bodies), Read(scores), Read(profile));
    }

    private static ImportFile? Read(FileInfo? file)
    {
        if (file is null) return null;
        try
        {
            // A larger file is refused by its size; there is no need to read it.
            return new(file.ToString(), file.Length > CsvTable.MaxBytes ? new byte[CsvTable.MaxBytes + 1] : File.ReadAllBytes(file.FullName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"{file}: {Text.Get("Import.NotThere")}", fault);
        }
    }

    private static IEnumerable<string> Summary(Imported done, RoundFacts round, decimal? other)
    {
        if (done.Bodies.Read > 0)
            yield return Text.Get("Import.SumBodies", done.Bodies.Read, done.Bodies.Added, done.Bodies.Changed, done.Bodies.Unchanged);
        if (done.Content.Scores is not { } scores) yield break;
        yield return Text.Get("Import.SumRows", N(scores.Rows), N(scores.Repeats));
        if (scores.OtherYears > 0) yield return Text.Get("Import.SumOtherYears", N(scores.OtherYears));
        yield return Text.Get("Import.SumMeasurements", N(scores.Measurements.Count), N(done.Content.Unknown), Text.Percent(done.Content.Coverage));
        yield return Text.Get("Import.SumBelow", N(done.Content.Below(round.Threshold)), N(done.Content.Results.Count), Text.Percent(round.Threshold));
        if (other is { } percent)
            yield return Text.Get("Import.SumCompare", N(done.Content.Below(percent)), Text.Percent(percent));
        yield return done.CasesOpened is { } opened
            ? Text.Get("Import.SumPublished", round.Code, N(opened))
            : Text.Get("Import.SumDraft", round.Code);
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
