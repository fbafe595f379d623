using System.Globalization;
using Hearings.Reports;
using Hearings.Texts;

namespace Hearings.Web.Pages.Reports;

/// <summary>A heading of the report: its anchor, its level (1 a chapter, 2 a section) and its numbered title.</summary>
public sealed record ReportSection(string Id, int Level, string Title);

/// <summary>The report's headings in their order, in the language in which it is made.</summary>
public sealed class ReportOutline
{
    private readonly Dictionary<string, ReportSection> _byId;

    /// <summary>The headings of this report.</summary>
    public ReportOutline(AnnualReport report)
    {
        Sections =
        [
            new("summary", 1, Text.Get("Reports.Summary")),
            new("results", 1, "1. " + Text.Get("Reports.Results")),
            new("distribution", 2, "1.1. " + Text.Get("Reports.Distribution")),
            new("change", 2, "1.2. " + Text.Get("Reports.ChangeAgainst", (report.Year - 1).ToString(CultureInfo.InvariantCulture))),
            new("bodies", 2, "1.3. " + Text.Get("Reports.ResultsByBody")),
            new("work", 1, "2. " + Text.Get("Reports.Work")),
            new("cases", 2, "2.1. " + Text.Get("Reports.CasesByState")),
            new("deeds", 2, "2.2. " + Text.Get("Reports.Deeds")),
            new("sittings", 2, "2.3. " + Text.Get("Reports.Sittings")),
            new("votes", 2, "2.4. " + Text.Get("Reports.Votes")),
            new("recommendations", 1, "3. " + Text.Get("Reports.Recommendations")),
            new("standing", 2, "3.1. " + Text.Get("Reports.StandingTitle")),
            new("followed", 2, "3.2. " + Text.Get("Reports.FollowedTitle")),
            new("list", 2, "3.3. " + Text.Get("Reports.ListTitle")),
            new("notes", 1, "4. " + Text.Get("Reports.Notes")),
            new("annex-cases", 1, Text.Get("Reports.AnnexCases")),
            new("annex-bodies", 1, Text.Get("Reports.AnnexBodies")),
        ];
        _byId = Sections.ToDictionary(s => s.Id);
    }

    /// <summary>The headings.</summary>
    public IReadOnlyList<ReportSection> Sections { get; }

    /// <summary>The chapters, each with its sections.</summary>
    public IEnumerable<(ReportSection Heading, IReadOnlyList<ReportSection> Sections)> Chapters => Sections
        .Select((heading, i) => (heading, Sections: (IReadOnlyList<ReportSection>)[.. Sections.Skip(i + 1).TakeWhile(s => s.Level > 1)]))
        .Where(c => c.heading.Level == 1);

    /// <summary>The heading with an anchor.</summary>
    public ReportSection this[string id] => _byId[id];
}
