using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Texts;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Queue;

/// <summary>What the procedures in effect ask of people, to choose from.</summary>
public sealed record Steps(IReadOnlyList<Choice> Forms, IReadOnlyList<Choice> Stages)
{
    /// <summary>The user tasks and stages of the newest version of every procedure.</summary>
    public static async Task<Steps> Of(HearingsDb db, Procedures procedures, CancellationToken cancel = default)
    {
        var newest = await db.Definitions.GroupBy(d => d.Key).Select(g => g.OrderByDescending(d => d.Version).First().Id).ToListAsync(cancel);
        var tasks = new List<Element>();
        foreach (var id in newest) tasks.AddRange((await procedures.Get(db, id, cancel)).Elements.Values.Where(e => e.Kind == ElementKind.UserTask));
        var language = Languages.Current.Code();
        return new Steps(
            [.. tasks.GroupBy(t => t.Attributes.GetValueOrDefault("form", "")).Where(g => g.Key.Length > 0)
                .Select(g => new Choice(g.Key, string.Join(", ", g.Select(t => t.NameIn(language)).Distinct()))).OrderBy(c => c.Text, StringComparer.CurrentCulture)],
            [.. tasks.Select(t => t.Attributes.GetValueOrDefault("stage")).OfType<string>().Distinct().Select(s => new Choice(s, NameOf(s)))]);
    }

    /// <summary>A stage as people read it: it is the status of a case or of a recommendation's addressee, in lower case.</summary>
    public static string NameOf(string stage)
    {
        var value = string.Concat(stage.Split('-').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
        return Text.Find($"Names.CaseStatus.{value}") ?? Text.Find($"Names.AddresseeStatus.{value}") ?? stage;
    }
}
