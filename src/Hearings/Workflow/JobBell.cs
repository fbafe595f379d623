using System.Globalization;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearings.Workflow;

/// <summary>
/// Hears from PostgreSQL when any node or command makes a job due (LISTEN/NOTIFY), and wakes whoever waits here. While
/// PostgreSQL is away nothing is heard; on its return everyone is woken once, to look for what was missed. The line is also what
/// other nodes know by that this one lives: it holds the node's advisory lock.
/// </summary>
public sealed class JobBell(IServiceScopeFactory scopes, TimeProvider time, NodeName node, ILogger<JobBell> log)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _time = time;
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset Until, TaskCompletionSource Woken)> _waiting = [];

    /// <summary>Listens until it is cancelled.</summary>
    public async Task Listen(CancellationToken cancel)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); !cancel.IsCancellationRequested; pause = Min(pause * 2, Longest))
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString());
                await connection.OpenAsync(cancel);
                connection.Notification += (_, notice) => Ring(Moment(notice.Payload));
                await using (var listen = new NpgsqlCommand("listen hearings_job", connection)) await listen.ExecuteNonQueryAsync(cancel);
                await using (var live = new NpgsqlCommand("select pg_advisory_lock($1, hashtext($2))", connection)
                {
                    Parameters = { new() { Value = NodeName.LockClass }, new() { Value = node.Name } },
                }) await live.ExecuteNonQueryAsync(cancel);
                Ring(DateTimeOffset.MinValue);
                pause = TimeSpan.FromMilliseconds(100);
                // A line that was cut without a word is found out by speaking.
                while (true)
                    if (!await connection.WaitAsync(Silence, cancel))
                    {
                        await using var speak = new NpgsqlCommand("select 1", connection);
                        await speak.ExecuteScalarAsync(cancel);
                    }
            }
            catch (Exception fault)
            {
                if (cancel.IsCancellationRequested) return;
                log.LogWarning("The database no longer tells of due jobs, listening again: {Fault}", fault.Message);
                await Task.Delay(pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Registers a wait before the caller looks at the queue, so that nothing told in between is missed.</summary>
    public Wait Prepare() => new(this);

    private void Ring(DateTimeOffset due)
    {
        lock (_lock)
            for (var i = _waiting.Count - 1; i >= 0; i--)
                if (due < _waiting[i].Until)
                {
                    _waiting[i].Woken.TrySetResult();
                    _waiting.RemoveAt(i);
                }
    }

    private static DateTimeOffset Moment(string payload) => long.TryParse(payload, CultureInfo.InvariantCulture, out var milliseconds)
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MinValue;

    private string ConnectionString()
    {
        using var scope = scopes.CreateScope();
        return new NpgsqlConnectionStringBuilder(scope.ServiceProvider.GetRequiredService<HearingsDb>().Database.GetConnectionString()!)
        {
            Pooling = false, KeepAlive = 30,
        }.ConnectionString;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>One wait: begun before the look at the queue, ended by the bell or by the moment that the look found.</summary>
    public sealed class Wait : IDisposable
    {
        private readonly JobBell _bell;
        private readonly TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Wait(JobBell bell)
        {
            _bell = bell;
            lock (bell._lock) bell._waiting.Add((DateTimeOffset.MaxValue, _woken));
        }

        /// <summary>Waits until that moment, or until a job is due before it.</summary>
        public async Task Until(DateTimeOffset moment, CancellationToken cancel)
        {
            lock (_bell._lock)
            {
                var at = _bell._waiting.FindIndex(w => w.Woken == _woken);
                if (at >= 0) _bell._waiting[at] = (moment, _woken);
            }
            var left = moment - _bell._time.GetUtcNow();
            try
            {
                if (left > TimeSpan.Zero) await _woken.Task.WaitAsync(left, _bell._time, cancel);
            }
            catch (TimeoutException)
            {
            }
        }

        /// <summary>Ends it.</summary>
        public void Dispose()
        {
            lock (_bell._lock) _bell._waiting.RemoveAll(w => w.Woken == _woken);
        }
    }
}
