namespace Hearings.Audit;

/// <summary>What can be wrong with the chain.</summary>
public enum ChainFault
{
    /// <summary>An event is not what was sealed.</summary>
    EventChanged,

    /// <summary>An event that was sealed is not there.</summary>
    EventMissing,

    /// <summary>An event stands among those that were sealed and is not one of them.</summary>
    EventInserted,

    /// <summary>A seal is not there.</summary>
    SealMissing,

    /// <summary>A seal is not what it was, or does not follow from the seal before it.</summary>
    SealChanged,
}

/// <summary>A place where the chain is broken.</summary>
public sealed record ChainBreak(ChainFault Fault, long Seal, long? Event = null)
{
    /// <summary>The break in words for the terminal.</summary>
    public override string ToString() => Fault switch
    {
        ChainFault.EventChanged => $"seal {Seal}: event {Event} was changed",
        ChainFault.EventMissing => $"seal {Seal}: event {Event} is missing",
        ChainFault.EventInserted => $"seal {Seal}: event {Event} was inserted",
        ChainFault.SealMissing => $"seal {Seal} is missing",
        _ => $"seal {Seal} was changed, or one before it",
    };
}

/// <summary>How far the chain is whole, how many events were compared up to there, and where it is broken behind that.</summary>
public sealed record ChainProof(SealMark Through, long Events, IReadOnlyList<ChainBreak> Breaks);
