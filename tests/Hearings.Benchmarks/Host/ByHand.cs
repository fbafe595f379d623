using Npgsql;

namespace Hearings.Benchmarks.Host;

/// <summary>The same rows as a completed explanation writes, by one hand-written transaction: what the database itself costs.</summary>
internal static class ByHand
{
    /// <summary>Completes one explanation.</summary>
    public static async Task Explain(NpgsqlDataSource source, Guid task, DateTimeOffset now)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Guid instance, @case, body;
        string state;
        await using (var read = new NpgsqlCommand("""
            select i.id, t.case_id, t.body_id, i.state from user_task t join process_instance i on i.id = t.instance_id where t.id = $1 for update
            """, connection) { Parameters = { new() { Value = task } } })
        await using (var row = await read.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            (instance, @case, body, state) = (row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3));
        }
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command("update user_task set state = 'Completed', ended_at = $2 where id = $1", task, now),
                Command("update hearing_case set status = 'Preparation', explanation = $2, explanation_at = $3 where id = $1", @case, "Explained", now),
                Command("update search_entry set text = text || ' Explained' where subject_id = $1", @case),
                Command("update job set status = 'Cancelled', ended_at = $2 where instance_id = $1 and kind = 'Timer' and status = 'Pending'", instance, now),
                Command("update process_instance set state = $2::jsonb, passed = array['opened', 'explain'] where id = $1", instance, state),
                Command("""
                    insert into audit_event (at, actor_name, kind, case_id, body_id, data) values ($1, 'bench', 'ExplanationSubmitted', $2, $3, '{"text": "Explained"}')
                    """, now, @case, body),
                Command("""
                    insert into user_task select (jsonb_populate_record(t, jsonb_build_object('id', $2::uuid, 'token', 'by-hand:1', 'element', 'assign',
                        'form', 'assign-rapporteur', 'stage', 'preparation', 'role', 'Secretary', 'state', 'Open', 'ended_at', null, 'due_on', null))).*
                    from user_task t where t.id = $1
                    """, task, Guid.CreateVersion7()),
            },
        };
        batch.Transaction = transaction;
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
