using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hearings.Database;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model; it never connects.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<HearingsDb>
{
    /// <inheritdoc/>
    public HearingsDb CreateDbContext(string[] args) =>
        new(HearingsDatabase.Options("Host=localhost;Database=design"));
}
