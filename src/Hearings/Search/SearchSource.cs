using System.Collections.Immutable;

namespace Hearings.Search;

/// <summary>
/// Where entries come from: a query that gives one row a record, with the columns <c>subject_id, reference, title_kk,
/// title_ru, title_en, path, body_ids, is_internal, happened_at, heading, text</c>, and the entities whose change makes a
/// row new. To let something be found, add its source to <see cref="SearchSources.All"/>; <c>./hearings search rebuild</c> fills it.
/// </summary>
public sealed record SearchSource(string Name, SearchKind Kind, string Select, params ImmutableArray<SearchSource.Follow> Follows)
{
    /// <summary>A change of such an entity makes the rows new whose <c>Column</c> of the query equals the id.</summary>
    public sealed record Follow(Type Entity, Func<object, Guid> Id, string Column);

    /// <summary>A row of the query is made new with the entity that has this id.</summary>
    public static Follow On<T>(Func<T, Guid> id, string column = "subject_id") => new(typeof(T), entity => id((T)entity), column);
}
