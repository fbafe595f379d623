using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Audit;

/// <summary>Proves the chain of seals as a part of the checker.</summary>
public static class ChainChecks
{
    /// <summary>How many seals a night proves at most; what is left is proven the next night.</summary>
    public const int MostSeals = 100;

    /// <summary>Proves the whole chain, or what was sealed since the nightly check last proved it; what it finds is added.</summary>
    public static async Task<ChainProof> Check(HearingsDb db, bool whole, List<Finding> findings, CancellationToken cancel = default)
    {
        var known = (await db.CheckRuns.AsNoTracking().OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel))?.Chain?.Through;
        if (known == SealMark.None) known = null;
        var proof = whole ? await AuditChain.Prove(db, cancel: cancel) : await AuditChain.Prove(db, known, MostSeals, cancel);
        findings.AddRange(proof.Breaks.Select(b => new Finding(b.Fault.ToString(), b.Event is { } happened ? $"event {happened}" : $"seal {b.Seal}", b.ToString())));
        if (known is not null && proof.Breaks.Count == 0 && !await AuditChain.Holds(db, known.Hash, known.Number, cancel))
            findings.Add(new Finding(nameof(ChainFault.SealChanged), $"seal {known.Number}", $"not {known}, which the nightly check proved"));
        return proof;
    }
}
