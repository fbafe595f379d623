using System.Security.Cryptography;

namespace Hearings.Workflow;

/// <summary>What this run of the program is called among the nodes: machine, process id and a word by chance.</summary>
public sealed class NodeName
{
    /// <summary>The name.</summary>
    public string Name { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
}
