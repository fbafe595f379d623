namespace Hearings.Bodies;

/// <summary>What kind of body; in files the words <c>ministry, agency, akimat_region, akimat_city, place</c>.</summary>
public enum BodyKind
{
    /// <summary>A ministry.</summary>
    Ministry,

    /// <summary>An agency or another central body.</summary>
    Agency,

    /// <summary>The akimat of a region.</summary>
    AkimatRegion,

    /// <summary>The akimat of a city of republican significance.</summary>
    AkimatCity,

    /// <summary>A country or territory of a foreign index, which stands in for a body.</summary>
    Place,
}

/// <summary>
/// A state body that must publish information (in a foreign index: a place that stands in for one). Its code is its
/// identity; the address on gov.kz is not, since successive bodies have used the same one.
/// </summary>
public sealed class Body
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short code by which files name it; unique, upper and lower case differ.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Trilingual Name { get; set; }

    /// <summary>What kind of body.</summary>
    public required BodyKind Kind { get; set; }

    /// <summary>The last part of its address on the single platform of state bodies' sites, or null.</summary>
    public string? Slug { get; set; }

    /// <summary>When it came into being; null where unknown.</summary>
    public ApproximateDate? ValidFrom { get; set; }

    /// <summary>When it ceased; null while it exists.</summary>
    public ApproximateDate? ValidTo { get; set; }

    /// <summary>The codes of the bodies that took over from it; empty where there are none.</summary>
    public string[] Successors { get; set; } = [];

    /// <summary>Whether the names were seen in a source: yes, partly or no; null where the register does not say.</summary>
    public string? NamesVerified { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }

    /// <summary>Whether the body exists on a date: false only where that is certain.</summary>
    public bool ExistsOn(DateOnly date) => !(ValidFrom?.First > date) && !(ValidTo?.Last < date);

    /// <summary>Takes over what the register says now; the code stays.</summary>
    /// <returns>Whether anything differs.</returns>
    public bool Update(Body register)
    {
        if (Name == register.Name && Kind == register.Kind && Slug == register.Slug && ValidFrom == register.ValidFrom
            && ValidTo == register.ValidTo && Successors.SequenceEqual(register.Successors)
            && NamesVerified == register.NamesVerified && Note == register.Note) return false;
        (Name, Kind, Slug) = (register.Name, register.Kind, register.Slug);
        (ValidFrom, ValidTo, Successors) = (register.ValidFrom, register.ValidTo, register.Successors);
        (NamesVerified, Note) = (register.NamesVerified, register.Note);
        return true;
    }
}
