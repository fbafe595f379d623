using Hearings.Tests;
using Hearings.Tests.CommandLine;
using Hearings.Tests.Notices;
using Hearings.Tests.Reports;
using Hearings.Tests.Simulation;
using Hearings.Tests.Workflow;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongFirst))]

namespace Hearings.Tests;

/// <summary>Starts the tests that take longest first, so that none of them is left to run alone at the end.</summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    // As measured; whatever is not named here takes seconds.
    private static readonly string[] Long =
        [nameof(UpTests), nameof(Years), nameof(SoakTests), nameof(SixtyDaysTests), nameof(ReportPdfTests), nameof(RealReportTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => Place(c)).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Place(ITestCollection collection) =>
        Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains($".{name} (", StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
