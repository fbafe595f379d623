using System.Globalization;
using Cronos;
using Hearings.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>Work that comes round: reminders, the nightly check. Runs once per due moment over all nodes, inside a transaction.</summary>
public interface IRecurring
{
    /// <summary>Does it; what it throws rolls all of it back and lets it be tried again.</summary>
    Task Run(RecurringCall call, CancellationToken cancel);
}

/// <summary>One run: the moment that it was due, and now. After downtime one run stands for all the moments that were missed.</summary>
public sealed record RecurringCall(DateTimeOffset DueAt, DateTimeOffset Now)
{
    /// <summary>What the work has to say of this run, for the operations page: the key of a text and its numbers.</summary>
    public string? Result { get; private set; }

    /// <summary>Says it, for readers in whatever language.</summary>
    public void Say(string key, params long[] numbers) => Result = string.Join(' ', [key, .. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))]);
}

/// <summary>Recurring work as it is registered: its name and its cron expression, read in Almaty's time.</summary>
public sealed record RecurringKind(string Name, string Cron)
{
    private readonly CronExpression _cron = CronExpression.Parse(Cron);

    /// <summary>The job that carries it.</summary>
    public string Key => $"recurring:{Name}";

    /// <summary>The first due moment after another.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => _cron.GetNextOccurrence(after, LocalTime.Zone)?.ToUniversalTime()
        ?? throw new InvalidOperationException($"The cron expression '{Cron}' of {Name} is never due.");
}

/// <summary>How one run of recurring work went. One row for a due moment, whoever ran it and however often it was tried.</summary>
public sealed class RecurringRun
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The work.</summary>
    public required string Name { get; init; }

    /// <summary>The moment that it was due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Whether it succeeded.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What it had to say, as the key of a text and its numbers, or why it failed.</summary>
    public string? Result { get; init; }

    /// <summary>The same in the reader's language.</summary>
    public string? Said => Result?.Split(' ') is [var key, .. var numbers] && Texts.Text.Find(key) is not null ? Texts.Text.Get(key, numbers) : Result;
}

/// <summary>Recurring work by name.</summary>
public static class RecurringWork
{
    /// <summary>Registers recurring work: five cron fields, read in Almaty's time.</summary>
    public static IServiceCollection AddRecurring<TWork>(this IServiceCollection services, string name, string cron)
        where TWork : class, IRecurring =>
        services.AddKeyedScoped<IRecurring, TWork>(name).AddSingleton(new RecurringKind(name, cron));

    /// <summary>Gives registered work another cron expression.</summary>
    public static IServiceCollection Replan(this IServiceCollection services, string name, string cron)
    {
        services.Remove(services.Single(s => s is { IsKeyedService: false, ImplementationInstance: RecurringKind kind } && kind.Name == name));
        return services.AddSingleton(new RecurringKind(name, cron));
    }
}
