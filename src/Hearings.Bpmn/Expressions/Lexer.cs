using System.Globalization;
using System.Text;

namespace Hearings.Bpmn;

internal enum Lexeme { End, Number, String, Name, Symbol }

/// <summary>Cuts an expression into numbers, strings, names and symbols.</summary>
internal sealed class Lexer(string text, int start, int end)
{
    private static readonly string[] Symbols =
        ["..", "**", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",", ".", ":", "@"];

    private int next = start;

    public Lexeme Kind { get; private set; }
    public string Text { get; private set; } = "";
    public decimal Number { get; private set; }
    public int Position { get; private set; }
    /// <summary>Where the present lexeme ends, to go back to with <see cref="Return"/>.</summary>
    public int Mark => next;

    public void Return(int mark)
    {
        next = mark;
        Advance();
    }

    public void Advance()
    {
        while (next < end && char.IsWhiteSpace(text[next])) next++;
        Position = next + 1;
        if (next >= end) { Kind = Lexeme.End; Text = ""; return; }
        var c = text[next];
        if (char.IsAsciiDigit(c) || (c == '.' && next + 1 < end && char.IsAsciiDigit(text[next + 1]))) ReadNumber();
        else if (c == '"') ReadString();
        else if (char.IsLetter(c) || c is '_') ReadName();
        else ReadSymbol();
    }

    private void ReadNumber()
    {
        var from = next;
        while (next < end && char.IsAsciiDigit(text[next])) next++;
        // 1..5 is a range: a point that another follows does not belong to the number.
        if (next < end && text[next] == '.' && !(next + 1 < end && text[next + 1] == '.'))
            for (next++; next < end && char.IsAsciiDigit(text[next]);) next++;
        var digits = text.AsSpan(from, next - from);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new ExpressionException(from + 1, $"'{digits}' is not a number of at most 28 digits");
        (Kind, Number, Text) = (Lexeme.Number, number, digits.ToString());
    }

    private void ReadString()
    {
        var from = next++;
        var value = new StringBuilder();
        while (next < end && text[next] != '"')
        {
            var c = text[next++];
            if (c != '\\') { value.Append(c); continue; }
            if (next >= end) break;
            value.Append(text[next++] switch
            {
                '"' => '"', '\\' => '\\', 'n' => '\n', 't' => '\t', 'r' => '\r',
                'u' when next + 4 <= end && ushort.TryParse(text.AsSpan(next, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    => Unicode(code),
                _ => throw new ExpressionException(next, "unknown escape in a string; use \\\" \\\\ \\n \\t \\r or \\uXXXX"),
            });
        }
        if (next >= end) throw new ExpressionException(from + 1, "the string is not closed");
        next++;
        (Kind, Text) = (Lexeme.String, value.ToString());

        char Unicode(ushort code) { next += 4; return (char)code; }
    }

    private void ReadName()
    {
        var from = next;
        while (next < end && (char.IsLetterOrDigit(text[next]) || text[next] is '_')) next++;
        (Kind, Text) = (Lexeme.Name, text[from..next]);
    }

    private void ReadSymbol()
    {
        foreach (var symbol in Symbols)
        {
            if (!text.AsSpan(next, end - next).StartsWith(symbol, StringComparison.Ordinal)) continue;
            if (symbol == "=" && next + 1 < end && text[next + 1] == '=')
                throw new ExpressionException(next + 1, "'==' is not FEEL; write '='");
            next += symbol.Length;
            (Kind, Text) = (Lexeme.Symbol, symbol);
            return;
        }
        throw new ExpressionException(next + 1, text[next] switch
        {
            '&' => "'&' is not FEEL; write 'and'",
            '|' => "'|' is not FEEL; write 'or'",
            '!' => "'!' is not FEEL; write 'not(…)'",
            '\'' => "strings stand in double quotes",
            '?' => "'? :' is not FEEL; write 'if … then … else …'",
            var c => $"'{c}' is not expected here",
        });
    }
}
