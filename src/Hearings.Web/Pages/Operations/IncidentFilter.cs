using Hearings.Database;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Operations;

/// <summary>Which incidents are listed: open ones, those of them that wait for a person or are tried again, ended ones, all.</summary>
public enum IncidentScope { Open, Person, Retry, Ended, All }

/// <summary>What narrows the list of incidents, read from the address; what is not understood narrows nothing.</summary>
public sealed record IncidentFilter(IncidentScope Scope, string? Words, Place? After)
{
    /// <summary>Reads the query string.</summary>
    public static IncidentFilter Of(string? scope, string? words, string? after) => new(
        Named.Parse<IncidentScope>(scope) ?? IncidentScope.Open, string.IsNullOrWhiteSpace(words) ? null : words.Trim(), Place.Of(after));

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Scope != IncidentScope.Open || Words is not null;

    /// <summary>The incidents that fit, the newest first; words are looked for among the newest that fit otherwise.</summary>
    public IQueryable<Incident> In(HearingsDb db)
    {
        var incidents = db.Incidents.AsNoTracking();
        incidents = Scope switch
        {
            IncidentScope.Open => incidents.Where(i => i.ResolvedAt == null),
            IncidentScope.Person => incidents.Where(i => i.ResolvedAt == null && i.RetryAt == null),
            IncidentScope.Retry => incidents.Where(i => i.ResolvedAt == null && i.RetryAt != null),
            IncidentScope.Ended => incidents.Where(i => i.ResolvedAt != null),
            _ => incidents,
        };
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            incidents = InOrder(incidents).Take(Bounds.Searched).Where(i => EF.Functions.ILike(i.Message, pattern) || EF.Functions.ILike(i.Element, pattern)
                || db.Instances.Any(p => p.Id == i.InstanceId && EF.Functions.ILike(p.BusinessKey, pattern)));
        }
        if (After is { } after)
            incidents = incidents.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.RaisedAt, i.Id), ValueTuple.Create(after.At, after.Id)));
        return InOrder(incidents);
    }

    private static IQueryable<Incident> InOrder(IQueryable<Incident> incidents) => incidents.OrderByDescending(i => i.RaisedAt).ThenByDescending(i => i.Id);
}
