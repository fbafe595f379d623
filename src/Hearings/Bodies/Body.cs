namespace Hearings.Bodies;

/// <summary>
/// A state body that must publish information (in a foreign index: a place that stands in for one). Its code is its
/// identity; the address on gov.kz is not, since successive bodies have used the same one.
/// </summary>
public sealed class Body
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short code by which files name it; unique.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Trilingual Name { get; set; }

    /// <summary>What kind of body: ministry, agency, region … as the register gives it.</summary>
    public required string Kind { get; set; }

    /// <summary>The last part of its address on the single platform of state bodies' sites, or null.</summary>
    public string? Slug { get; set; }

    /// <summary>The first day on which it exists, inclusive; null where unknown.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day on which it exists, inclusive; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The codes of the bodies that took over, as the register gives them.</summary>
    public string? Successor { get; set; }

    /// <summary>Whether the names were seen in a source: yes, partly or no.</summary>
    public string? NamesVerified { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }

    /// <summary>Whether the body exists on a date; unknown ends are open.</summary>
    public bool ExistsOn(DateOnly date) => (ValidFrom is null || ValidFrom <= date) && (ValidTo is null || date <= ValidTo);
}
