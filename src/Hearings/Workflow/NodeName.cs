using System.Security.Cryptography;

namespace Hearings.Workflow;

/// <summary>What this run of the program is called among the nodes: machine, process id and a word by chance.</summary>
public sealed class NodeName
{
    /// <summary>
    /// The first half of the advisory lock that a living node holds; its name's hash is the second. The database lets go of it
    /// when the node dies, however it dies and whatever any clock says.
    /// </summary>
    public const int LockClass = 0x48656172;

    /// <summary>The name.</summary>
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
}
