using System.Security.Cryptography;
using System.Text;
using Hearings.Bpmn;
using Hearings.Recommendations;

namespace Hearings.Workflow;

/// <summary>One open deadline that another calendar moves: what it is of, in which matter, from which day to which.</summary>
public sealed record DeadlineMove
{
    /// <summary>The task, or else the step of the procedure, that waits until then.</summary>
    public required Trilingual What { get; init; }

    /// <summary>What people call the process: a case's reference, or a recommendation's with the body.</summary>
    public required string Matter { get; init; }

    /// <summary>The last day as it is.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>The last day as it will be; never a day that has passed.</summary>
    public required DateOnly After { get; init; }

    /// <summary>The process.</summary>
    public required InstanceRecord Instance { get; init; }

    /// <summary>The timer that fires after it.</summary>
    public Job? Timer { get; init; }

    /// <summary>The open task that is due on it.</summary>
    public UserTask? Task { get; init; }

    /// <summary>The body's part in a recommendation whose due date it is.</summary>
    public Addressee? Addressee { get; init; }

    private Guid Id => Addressee?.Id ?? Timer?.Id ?? Task!.Id;

    /// <summary>What identifies these moves: whoever agreed to other ones must look again.</summary>
    public static string DigestOf(IEnumerable<DeadlineMove> moves)
    {
        var lines = moves.Select(m => $"{m.Id:N} {m.Before:O} {m.After:O}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];
    }

    internal static Trilingual NameOf(Element element) =>
        Trilingual.Of(element.Attributes.GetValueOrDefault("kk"), element.Attributes.GetValueOrDefault("ru"), element.Name.Length > 0 ? element.Name : element.Id);
}
