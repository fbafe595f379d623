using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hearings.Search;

/// <summary>
/// Where entries come from: a query that gives one row a record, with the columns <c>subject_id, reference, title_kk,
/// title_ru, title_en, path, body_ids, is_internal, happened_at, heading, text</c>, and the entities whose change makes a
/// row new. To let something be found, add its source to <see cref="SearchSources.All"/>; <c>./hearings search rebuild</c> fills it.
/// </summary>
public sealed record SearchSource(string Name, SearchKind Kind, string Select, params ImmutableArray<SearchSource.Follow> Follows)
{
    /// <summary>
    /// A new or deleted entity makes the rows new whose <c>Column</c> of the query equals the id, and so does one that changes in
    /// any of the <c>Properties</c>; where none is named, in whatever.
    /// </summary>
    public sealed record Follow(Type Entity, Func<object, Guid> Id, string Column, ImmutableArray<string> Properties)
    {
        /// <summary>Whether the entry's change is one that the rows show.</summary>
        public bool Shows(EntityEntry entry) => entry.State switch
        {
            EntityState.Added or EntityState.Deleted => true,
            EntityState.Modified => Properties.IsEmpty || Properties.Any(name => entry.Member(name) switch
            {
                PropertyEntry property => property.IsModified,
                ComplexPropertyEntry complex => complex.IsModified,
                _ => true,
            }),
            _ => false,
        };
    }

    /// <summary>A row of the query is made new with the entity that has this id.</summary>
    public static Follow On<T>(Func<T, Guid> id, params ImmutableArray<string> properties) => On(id, "subject_id", properties);

    /// <summary>The rows whose column has this entity's id are.</summary>
    public static Follow OnEach<T>(Func<T, Guid> id, string column, params ImmutableArray<string> properties) => On(id, column, properties);

    private static Follow On<T>(Func<T, Guid> id, string column, ImmutableArray<string> properties) =>
        new(typeof(T), entity => id((T)entity), column, properties);
}
