using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hearings.Texts;
using Xunit;

namespace Hearings.Tests;

public sealed partial class TextsTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "src", "Hearings", "Texts");

    private static readonly string[] Names = [.. Directory.GetFiles(Folder, "*.resx").Select(f => Path.GetFileName(f)!.Split('.')[0]).Distinct().Order(StringComparer.Ordinal)];

    private static readonly char[] OwnLetters = [.. "әғқңөұүһіӘҒҚҢӨҰҮҺІ"];

    public static TheoryData<string> Sets => [.. Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_is_there_in_three_languages_with_the_same_placeholders(string set)
    {
        var english = Read(set, "");
        Assert.NotEmpty(english);
        foreach (var language in (string[])[".kk", ".ru"])
        {
            var other = Read(set, language);
            Assert.Equal(english.Keys, other.Keys);
            Assert.Equal(other.Keys, Entries(set, language).Select(d => d.Attribute("name")!.Value));
            foreach (var (key, text) in other)
            {
                Assert.False(string.IsNullOrWhiteSpace(text), $"{set}{language}: {key} is empty.");
                Assert.True(Placeholders(english[key]).SetEquals(Placeholders(text)), $"{set}{language}: {key} has other placeholders than English.");
            }
        }
    }

    [Fact]
    public void Kazakh_texts_are_written_in_Kazakh()
    {
        var all = Names.SelectMany(set => Read(set, ".kk")).ToList();

        // A sentence in Kazakh without one of its own letters is rare enough to be looked at.
        var suspicious = all.Where(t => t.Value.Length > 40 && t.Value.IndexOfAny(OwnLetters) < 0).Select(t => t.Key);
        Assert.Empty(suspicious);
    }

    [Fact]
    public void Every_key_that_code_and_pages_name_exists()
    {
        var known = Names.SelectMany(set => Read(set, "").Keys.Select(key => $"{set}.{key}")).ToHashSet();
        var missing = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => (Key: m.Groups["key"].Value, Counted: m.Value.Contains("Count(", StringComparison.Ordinal), File: Path.GetFileName(file))))
            .Where(named => named.Counted ? !known.Contains(named.Key + ".one") || !known.Contains(named.Key + ".few") || !known.Contains(named.Key + ".many") || !known.Contains(named.Key + ".other") : !known.Contains(named.Key))
            // A key put together at run time: some text must begin with it.
            .Where(named => !named.Key.EndsWith('.') || !known.Any(k => k.StartsWith(named.Key, StringComparison.Ordinal)))
            .Select(named => $"{named.File}: {named.Key}").Distinct().Order(StringComparer.Ordinal);
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_enum_value_that_people_may_see_has_a_name()
    {
        var named = Read("Names", "").Keys.Where(k => k.Contains('.', StringComparison.Ordinal)).ToLookup(k => k.Split('.')[0], k => k.Split('.')[1]);
        foreach (var type in typeof(Text).Assembly.GetTypes().Where(t => t.IsEnum && named.Contains(t.Name)))
            Assert.Equal(Enum.GetNames(type).Order(StringComparer.Ordinal), named[type.Name].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_that_is_thrown_has_a_text_and_every_event_too()
    {
        var (rules, events) = (Read("Rules", "").Keys, Read("Events", "").Keys);
        var code = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        Assert.Empty(code.SelectMany(c => Thrown().Matches(c)).Select(m => m.Groups["key"].Value).Distinct().Except(rules));
        Assert.Empty(code.SelectMany(c => Recorded().Matches(c)).Select(m => m.Groups["key"].Value).Distinct().Except(events));
    }

    [Fact]
    public void Every_kind_of_notice_has_a_name_a_subject_and_a_body()
    {
        var texts = Read("Notices", "").Keys;
        var kinds = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
            .SelectMany(c => Noticed().Matches(c)).Select(m => m.Groups["key"].Value).Concat(texts.Where(t => t.EndsWith(".Name", StringComparison.Ordinal)).Select(t => t[..^5])).Distinct();
        Assert.Empty(kinds.SelectMany(kind => (string[])[$"{kind}.Name", $"{kind}.Subject", $"{kind}.Body"]).Except(texts));
    }

    [Theory]
    [InlineData(Language.Ru, 1, "one")]
    [InlineData(Language.Ru, 3, "few")]
    [InlineData(Language.Ru, 5, "many")]
    [InlineData(Language.Ru, 11, "many")]
    [InlineData(Language.Ru, 21, "one")]
    [InlineData(Language.Ru, 112, "many")]
    [InlineData(Language.En, 1, "one")]
    [InlineData(Language.En, 0, "other")]
    [InlineData(Language.Kk, 2, "other")]
    public void Numbers_take_the_plural_of_their_language(Language language, long number, string form) =>
        Assert.Equal(form, Text.Plural(language, number));

    [Fact]
    public void Dates_and_figures_are_written_as_each_language_writes_them()
    {
        var day = new DateOnly(2021, 12, 23);
        using (Languages.Use(Language.Kk)) Assert.Equal("2021 жылғы 23 желтоқсан", Text.Date(day));
        using (Languages.Use(Language.Ru)) Assert.Equal("23 декабря 2021 г.", Text.Date(day));
        using (Languages.Use(Language.En)) Assert.Equal("23 December 2021", Text.Date(day));
        // The dot of the abbreviation ends the sentence too.
        using (Languages.Use(Language.Ru)) Assert.Equal("Последняя проверка: 23 декабря 2021 г.", Text.Get("Operations.CheckedAt", day));
        using (Languages.Use(Language.Ru)) Assert.Equal("66,67\u00a0%", Text.Percent(200m / 3));
        using (Languages.Use(Language.En)) Assert.Equal("0.13\u00a0%", Text.Percent(0.125m));
        using (Languages.Use(Language.Kk)) Assert.Equal("12\u00a0345", Text.Number(12345));
        using (Languages.Use(Language.En)) Assert.Equal("In 12,345 working days", Text.Count("Components.Due.Left", 12345));
    }

    private static SortedDictionary<string, string> Read(string set, string language) => new(
        Entries(set, language).ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value), StringComparer.Ordinal);

    private static IEnumerable<XElement> Entries(string set, string language) =>
        XDocument.Load(Path.Combine(Folder, $"{set}{language}.resx")).Root!.Elements("data");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value.Split(':')[0].TrimEnd('}'))];

    [GeneratedRegex(@"\{\w+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:\bT\[|Text\.Get\(|Text\.Count\()""(?<key>[A-Z]\w+\.[\w.-]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"new NoticeDraft\(""(?<key>\w+)""")]
    private static partial Regex Noticed();

    [GeneratedRegex(@"new RuleViolation\(""(?<key>\w+)""")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"(?:(?:\.Record|AuditLog\.Event)\((?:actor|Actor\.System|move\.Actor|call\.Actor|Actor), (?:[\w.()]+), |move\.Record\()""(?<key>\w+)""")]
    private static partial Regex Recorded();
}
