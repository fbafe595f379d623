using System.Data;
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
    /// Inserts entities that have no complex properties, in the running transaction. Keys that the database makes are left
    /// to it and not read back; nothing is tracked.
    /// </summary>
    public static async Task Copy<T>(this HearingsDb db, IEnumerable<T> rows, CancellationToken cancel = default) where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetProperties()
            .Where(p => !p.IsShadowProperty() && !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType != typeof(Guid)))
            .Select(p => (Name: p.GetColumnName(table)!, Get: p.GetGetter(), Mapping: p.GetRelationalTypeMapping()))
            .ToArray();
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
            {
                var value = column.Get.GetClrValue(row);
                if (value is not null && column.Mapping.Converter is { } converter) value = converter.ConvertToProvider(value);
                if (value is null) await copy.WriteNullAsync(cancel);
                else await copy.WriteAsync(value, column.Mapping.StoreTypeNameBase, cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }
}
