using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hearings.Reports;

/// <summary>
/// A report's figures as a data set: JSON that is stored, handed out and read again as it is, so that its digest stays
/// true. Sums are not in it; they are computed from it.
/// </summary>
public static class FrozenFigures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The figures as text.</summary>
    public static string Write(AnnualReport report) => JsonSerializer.Serialize(report, Json);

    /// <summary>The figures of such a text.</summary>
    public static AnnualReport Read(string figures) => JsonSerializer.Deserialize<AnnualReport>(figures, Json)!;

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Digest(string figures) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figures)));
}
