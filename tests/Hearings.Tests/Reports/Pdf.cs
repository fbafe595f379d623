using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Hearings.Tests.Reports;

/// <summary>What tests read back from a PDF.</summary>
internal static class Pdf
{
    /// <summary>The words of a page, one space between them.</summary>
    public static string Words(PdfDocument document, int page) => Join(document.GetPage(page).GetWords());

    /// <summary>The letters of a page in the order of its content, cell by cell, without running head and foot.</summary>
    public static string Body(PdfDocument document, int page)
    {
        var shown = document.GetPage(page);
        return string.Concat(shown.Letters.Where(l => l.StartBaseLine.Y > 56 && l.StartBaseLine.Y < shown.Height - 62).Select(l => l.Value));
    }

    /// <summary>How far down a page's body its text reaches, from 0 to 1.</summary>
    public static double Fill(PdfDocument document, int page)
    {
        var shown = document.GetPage(page);
        var (top, foot) = (shown.Height - 62, 56);
        var body = shown.Letters.Select(l => l.StartBaseLine.Y).Where(y => y > foot && y < top).ToList();
        return body.Count == 0 ? 0 : (top - body.Min()) / (top - foot);
    }

    /// <summary>Whether each font of a page is embedded.</summary>
    public static IEnumerable<bool> EmbeddedFonts(PdfDocument document, int page)
    {
        var tokens = document.Structure;
        DictionaryToken Dictionary(IToken token) => (DictionaryToken)(token is IndirectReferenceToken reference
            ? tokens.GetObject(reference.Data).Data : token);
        var resources = Dictionary(document.GetPage(page).Dictionary.Data["Resources"]);
        foreach (var font in Dictionary(resources.Data["Font"]).Data.Values.Select(Dictionary))
        {
            if (((NameToken)font.Data["Subtype"]).Data == "Type3")
                continue; // drawn by the document itself
            var of = font.Data.TryGetValue("DescendantFonts", out var descendants)
                ? Dictionary(((ArrayToken)(descendants is IndirectReferenceToken r ? tokens.GetObject(r.Data).Data : descendants)).Data[0]) : font;
            var descriptor = Dictionary(of.Data["FontDescriptor"]);
            yield return descriptor.Data.Keys.Any(key => key.StartsWith("FontFile", StringComparison.Ordinal));
        }
    }

    private static string Join(IEnumerable<Word> words) => string.Join(' ', words.Select(word => word.Text));
}
