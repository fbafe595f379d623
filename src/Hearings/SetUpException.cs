namespace Hearings;

/// <summary>
/// Something about the machine, the settings or the command line that the person who runs the program can put right.
/// Shown as one line, without a stack trace; the program ends with exit code 1.
/// </summary>
public sealed class SetUpException(string message, Exception? cause = null) : Exception(message, cause);
