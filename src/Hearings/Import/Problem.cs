using Hearings.Texts;

namespace Hearings.Import;

/// <summary>A file as it was handed in.</summary>
public sealed record ImportFile(string Name, byte[] Content);

/// <summary>
/// A fault in a file. Line and column count from 1; the column is the number of the field in its row (in a profile, of the
/// character in its line). The key is one of the Import texts.
/// </summary>
public sealed record Problem(string File, int Line, int Column, string Key, params object?[] Arguments)
{
    /// <summary>What is wrong and what is allowed, in the reader's language.</summary>
    public string Message => Text.Get(Key, Arguments);

    /// <summary>As compilers print it: <c>FILE:LINE:COLUMN: text</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
