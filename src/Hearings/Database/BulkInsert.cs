using System.Data;
using Hearings.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Hearings.Database;

/// <summary>Inserts many rows at once through PostgreSQL's binary COPY, as the model says they are stored.</summary>
public static class BulkInsert
{
    /// <summary>
    /// Inserts entities with their complex properties in the running transaction. Keys that the database makes are left
    /// to it and not read back; nothing is tracked. What can be found is brought into the search.
    /// </summary>
    public static async Task Copy<T>(this HearingsDb db, IReadOnlyCollection<T> rows, CancellationToken cancel = default) where T : class
    {
        if (rows.Count == 0) return;
        await CopyRows(db, rows, cancel);
        await SearchIndex.Refresh(db, SearchIndex.Touched(rows), cancel);
    }

    private static async Task CopyRows<T>(HearingsDb db, IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        Column[] columns = [.. ColumnsOf(type, table, entity => entity)];
        var sql = db.GetService<ISqlGenerationHelper>();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancel);
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)));
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {sql.DelimitIdentifier(table.Name, table.Schema)} ({names}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in columns)
                if (column.Value(row) is { } value) await copy.WriteAsync(value, column.Type, cancel);
                else await copy.WriteNullAsync(cancel);
        }
        await copy.CompleteAsync(cancel);
    }

    private static IEnumerable<Column> ColumnsOf(ITypeBase type, StoreObjectIdentifier table, Func<object, object?> owner)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.IsShadowProperty() || (property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType != typeof(Guid))) continue;
            var (get, mapping) = (property.GetGetter(), property.GetRelationalTypeMapping());
            yield return new Column(property.GetColumnName(table)!, mapping.StoreTypeNameBase, entity =>
            {
                var value = owner(entity) is { } holder ? get.GetClrValue(holder) : null;
                return value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
            });
        }
        foreach (var complex in type.GetComplexProperties())
        {
            var get = complex.GetGetter();
            foreach (var column in ColumnsOf(complex.ComplexType, table, entity => owner(entity) is { } holder ? get.GetClrValue(holder) : null))
                yield return column;
        }
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Value);
}
