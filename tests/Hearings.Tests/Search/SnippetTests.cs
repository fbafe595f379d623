using FsCheck.Xunit;
using Hearings.Search;
using Xunit;

namespace Hearings.Tests.Search;

public sealed class SnippetTests
{
    [Fact]
    public void The_place_with_most_of_the_words_is_shown_and_its_words_are_marked()
    {
        var text = "Заслушивание. " + string.Concat(Enumerable.Repeat("Прочее. ", 100)) + "О заслушивании министерства финансов. " + string.Concat(Enumerable.Repeat("Иное. ", 100));
        var parts = Snippet.Of(text, ["заслушивания", "министерство"]);
        Assert.Equal(["заслушивании", "министерства"], parts.Where(p => p.IsHit).Select(p => p.Text));
        Assert.StartsWith("… ", parts[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("тыңдау", "тыңдауларды", true)]
    [InlineData("тыңдаулардың", "тыңдау", true)]
    [InlineData("заслушивание", "заслуга", false)]
    [InlineData("акт", "акты", false)]
    [InlineData("акт", "акт", true)]
    public void Forms_of_one_word_are_told_from_other_words(string one, string other, bool alike)
    {
        var parts = Snippet.Of(other, [one]);
        Assert.Equal(alike, parts.Any(p => p.IsHit));
    }

    [Property]
    public bool Nothing_of_the_text_is_lost_or_added(string? text, string? word)
    {
        var folded = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = string.Concat(Snippet.Of(text ?? "", [word ?? "", "a"]).Select(p => p.Text));
        return folded.Contains(shown.Replace("… ", "", StringComparison.Ordinal).Replace(" …", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
