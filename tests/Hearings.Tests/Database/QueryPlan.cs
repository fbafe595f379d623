using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Tests.Database;

/// <summary>How the database would answer a question.</summary>
public static class QueryPlan
{
    /// <summary>The plan, a line a step.</summary>
    public static async Task<string> Of<TRow>(IQueryable<TRow> query)
    {
        using var command = query.CreateDbCommand();
        command.CommandText = "explain " + command.CommandText;
        if (command.Connection!.State != ConnectionState.Open) await command.Connection.OpenAsync();
        var plan = new StringBuilder();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.AppendLine(reader.GetString(0));
        return plan.ToString();
    }
}
