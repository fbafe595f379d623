using System.Diagnostics;
using System.Globalization;
using Hearings.Database;
using Hearings.Web;
using Hearings.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Benchmarks.Host;

/// <summary>
/// <c>bench host [PART…] [INSTANCES]</c>: the workflow host against PostgreSQL itself on this machine in this run: each figure
/// beside its limit. Parts are steps, bulk, timers and growth, all of them where none is named; timers fires what bulk has
/// opened. Growth grows a database to that many stored processes (1,000,000).
/// </summary>
public static class HostBenchmark
{
    private static readonly string[] Tables = ["hearing_case", "audit_event", "process_instance", "user_task", "job", "search_entry"];
    private static readonly string[] Before = ["body", "round", "process_definition"];

    /// <summary>Measures and prints.</summary>
    public static async Task Run(string[] arguments)
    {
        var most = arguments.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).DefaultIfEmpty(1_000_000).First();
        var parts = arguments.Where(a => !char.IsAsciiDigit(a[0])).DefaultIfEmpty("steps bulk timers growth").SelectMany(a => a.Split(' ')).ToHashSet();
        var folder = Directory.CreateDirectory(Path.Combine(DataFolder.Path, $"bench-{Environment.ProcessId}")).FullName;
        try
        {
            await using var cluster = await PrivateCluster.Open(Path.Combine(folder, "postgresql"), disposable: false, default);
            await using var house = await BenchHouse.Make(cluster, "bench");
            if (parts.Contains("steps")) await Steps(house);
            if (parts.Contains("bulk")) await Bulk(cluster, house);
            if (parts.Contains("timers")) await Timers(house);
            if (!parts.Contains("growth")) return;
            await using var grown = await BenchHouse.Make(cluster, "grown");
            await Growth(cluster, grown, most);
        }
        finally
        {
            await ChildProcess.Run(new ProcessStartInfo("rm", ["-rf", folder]), "", default);
        }
    }

    private static async Task Steps(BenchHouse house)
    {
        var round = await house.Round(8_000);
        await house.Open(round);
        await house.Sql("analyze");
        var tasks = await house.Explanations(round);
        // A program that runs for months is compiled to the end; so both are, before anything is measured.
        await Measure.Rate(tasks[..3_000], 8, house.Explain);
        await Measure.Rate(tasks[3_000..3_500], 8, t => ByHand.Explain(house.Source, t.Task, house.Clock.GetUtcNow()));
        await Task.Delay(TimeSpan.FromSeconds(3));
        // Turn by turn, so that what the machine does besides meets both alike.
        var (program, hand, turns) = (0d, 0d, 6);
        for (var at = 3_500; at < 3_500 + (turns * 500); at += 500)
        {
            program += await Measure.Rate(tasks[at..(at + 250)], 8, house.Explain) / turns;
            hand += await Measure.Rate(tasks[(at + 250)..(at + 500)], 8, t => ByHand.Explain(house.Source, t.Task, house.Clock.GetUtcNow())) / turns;
        }
        Measure.Say("task completion, hand-written transaction, 8 clients", hand, "/s");
        Measure.Say("task completion, the program, 8 clients", program, "/s");
        Measure.Print("task completion against the hand-written transaction", program / hand, "x", program / hand >= 0.5, ">= 0.5");
        var p95 = await Measure.Paced(tasks[6_500..], 150, house.Explain);
        Measure.Print("task completion at 150/s, 95th percentile", p95, "ms", p95 < 50, "< 50");
    }

    private static async Task Bulk(PrivateCluster cluster, BenchHouse house)
    {
        var (warm, round) = (await house.Round(10_000), await house.Round(10_000));
        await house.Open(warm);
        await house.Sql("analyze");
        var opening = await Measure.Seconds(() => house.Open(round));
        // The same rows into a second database with the same tables, indexes and constraints.
        await using var copy = await BenchHouse.Make(cluster, "copy");
        foreach (var table in Before.Reverse()) await copy.Sql($"truncate {table} cascade");
        foreach (var table in Before) await Copy(house, copy, table, "true");
        var rows = new List<(string Table, byte[] Data)>();
        foreach (var table in Tables) rows.Add((await Named(house, table), await Export(house, table, Of(table, round))));
        var copying = await Measure.Seconds(async () =>
        {
            await using var connection = await copy.Source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var (table, data) in rows)
            {
                await using var into = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
                await into.WriteAsync(data);
            }
            await transaction.CommitAsync();
        });
        Measure.Say("opening 10,000 cases, COPY of the same rows", copying, "s");
        Measure.Say("opening 10,000 cases, the program", opening, "s");
        Measure.Print("opening 10,000 cases against COPY", opening / copying, "x", opening <= 3 * copying, "<= 3");
    }

    private static string Of(string table, Guid round) => table switch
    {
        "hearing_case" => $"round_id = '{round}'",
        "audit_event" => $"kind = 'CaseOpened' and round_id = '{round}'",
        "process_instance" => $"case_id in (select id from hearing_case where round_id = '{round}')",
        "search_entry" => $"subject_id in (select id from hearing_case where round_id = '{round}')",
        _ => $"instance_id in (select i.id from process_instance i join hearing_case c on c.id = i.case_id where c.round_id = '{round}')",
    };

    private static async Task Copy(BenchHouse from, BenchHouse to, string table, string where)
    {
        var data = await Export(from, table, where);
        await using var connection = await to.Source.OpenConnectionAsync();
        await using var into = await connection.BeginRawBinaryCopyAsync($"copy {await Named(from, table)} from stdin (format binary)");
        await into.WriteAsync(data);
    }

    private static async Task<byte[]> Export(BenchHouse house, string table, string where)
    {
        var named = await Named(house, table);
        await using var connection = await house.Source.OpenConnectionAsync();
        await using var rows = await connection.BeginRawBinaryCopyAsync(
            $"copy (select {named[(named.IndexOf('(', StringComparison.Ordinal) + 1)..^1]} from {table} where {where}) to stdout (format binary)");
        using var memory = new MemoryStream();
        await rows.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>The table with its columns, without those that the database makes.</summary>
    private static async Task<string> Named(BenchHouse house, string table)
    {
        await using var columns = house.Source.CreateCommand(
            "select $1 || ' (' || string_agg(quote_ident(column_name), ', ' order by ordinal_position) || ')' from information_schema.columns where table_name = $1 and is_generated = 'NEVER'");
        columns.Parameters.Add(new NpgsqlParameter { Value = table });
        return (string)(await columns.ExecuteScalarAsync())!;
    }

    private static async Task Timers(BenchHouse house)
    {
        await using var app = await Serve(house, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = Address(app) };
        for (var i = 0; i < 100; i++) await http.GetStringAsync("/sign-in");
        var calm = await Pages(http, Task.Delay(TimeSpan.FromSeconds(6)));
        house.Clock.Ahead = TimeSpan.FromDays(60);
        var due = await house.With(async (HearingsDb db) => await Task.FromResult(db.Jobs.Count(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending)));
        var (watch, fired, processor) = (Stopwatch.StartNew(), 0, Environment.CpuUsage.TotalTime);
        var drain = Task.Run(async () =>
        {
            fired = (await house.With((JobPump pump) => pump.Drain([JobKind.Timer]))).Ran;
            watch.Stop();
        });
        var busy = await Pages(http, drain);
        await drain;
        Measure.Say("due timers", due, "");
        Measure.Say("the program's processor time for a timer, pages included", (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Math.Max(1, fired), "ms");
        Measure.Print("due timers fired", fired / watch.Elapsed.TotalSeconds, "/s", fired / watch.Elapsed.TotalSeconds >= 1000, ">= 1000");
        Measure.Say("pages' 95th percentile in calm", calm, "ms");
        Measure.Print("pages' 95th percentile meanwhile", busy, "ms", busy <= 2 * calm, $"<= {2 * calm:0.#}");
        house.Clock.Ahead = TimeSpan.Zero;
    }

    private static async Task<double> Pages(HttpClient http, Task until)
    {
        var times = new List<double>();
        while (!until.IsCompleted)
        {
            times.Add(await Measure.Seconds(() => http.GetStringAsync("/sign-in")) * 1000);
            await Task.Delay(20);
        }
        return Measure.P95(times);
    }

    private static async Task Growth(PrivateCluster cluster, BenchHouse house, int most)
    {
        await using (var empty = await BenchHouse.Make(cluster, "empty"))
        {
            await Ready(empty);
            var none = await Ready(empty);
            var first = 0d;
            for (var size = 10_000; size <= most; size *= 10)
            {
                var round = await house.Round(1_000);
                await house.Open(round);
                await Stored.UpTo(house, size);
                var tasks = await house.Explanations(round);
                await Measure.Rate(tasks[..200], 8, house.Explain);
                var step = 1000 / await Measure.Rate(tasks[200..], 1, house.Explain);
                if (first == 0) first = step;
                // What the earlier measurements left counts too.
                var stored = await house.With(async (HearingsDb db) => await Task.FromResult(db.Instances.Count()));
                Measure.Print($"a step with {stored:N0} stored processes", step, "ms", step <= first * Math.Pow(1.2, Math.Log10(size / 10_000d)), "x1.2 for tenfold");
            }
            var full = await Ready(house);
            Measure.Print($"ready with {most:N0} stored processes ({none:0.0} s with none)", full, "s", full <= none + 3, $"<= {none + 3:0.0}");
        }
    }

    private static Task<double> Ready(BenchHouse house) => Measure.Seconds(async () =>
    {
        await HearingsDatabase.Prepare(house.Connection, demonstration: false, TimeProvider.System);
        await using var app = await Serve(house, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = Address(app) };
        await http.GetStringAsync("/sign-in");
    });

    private static async Task<WebApplication> Serve(BenchHouse house, TimeProvider time)
    {
        var app = await WebHost.Build(new WebSettings(house.Connection, "http://127.0.0.1:0", services => services.AddSingleton(time)), "--Logging:LogLevel:Default=Error");
        await app.StartAsync();
        return app;
    }

    private static Uri Address(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
