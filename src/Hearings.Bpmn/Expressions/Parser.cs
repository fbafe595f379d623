namespace Hearings.Bpmn;

/// <summary>Builds the tree of an expression by recursive descent; nesting is bounded so that no text can exhaust the stack.</summary>
internal sealed class Parser(string text, int start, int end)
{
    private const int MaxDepth = 100;
    private static readonly HashSet<string> Reserved =
        ["and", "or", "if", "then", "else", "in", "between", "some", "every", "satisfies", "true", "false", "null", "for", "return", "function"];

    private readonly Lexer lexer = new(text, start, end);
    private int depth;

    public Syntax ParseAll()
    {
        lexer.Advance();
        if (lexer.Kind == Lexeme.End) throw Error("the expression is empty");
        var root = Whole();
        return lexer.Kind == Lexeme.End ? root : throw Error($"'{lexer.Text}' is not expected here");
    }

    private Syntax Whole()
    {
        if (++depth > MaxDepth) throw Error("the expression is nested too deeply");
        var result = lexer is { Kind: Lexeme.Name, Text: "if" } ? Conditional()
            : lexer is { Kind: Lexeme.Name, Text: "some" or "every" } ? Quantified()
            : Or();
        depth--;
        return result;
    }

    private If Conditional()
    {
        lexer.Advance();
        var condition = Whole();
        Expect("then");
        var yes = Whole();
        Expect("else");
        return new If(condition, yes, Whole());
    }

    private Quantifier Quantified()
    {
        var every = lexer.Text == "every";
        lexer.Advance();
        var ranges = new List<(string Name, Syntax List)>();
        do
        {
            var name = Name();
            Expect("in");
            ranges.Add((name, Additive()));
        } while (Took(","));
        Expect("satisfies");
        Syntax body = Whole();
        for (var i = ranges.Count - 1; i > 0; i--) body = new Quantifier(every, ranges[i].Name, ranges[i].List, body);
        return new Quantifier(every, ranges[0].Name, ranges[0].List, body);
    }

    private Syntax Or()
    {
        var left = And();
        while (TookWord("or")) left = new Logic(false, left, And());
        return left;
    }

    private Syntax And()
    {
        var left = Comparison();
        while (TookWord("and")) left = new Logic(true, left, Comparison());
        return left;
    }

    private Syntax Comparison()
    {
        var left = Additive();
        if (lexer is { Kind: Lexeme.Symbol, Text: "=" or "!=" or "<" or "<=" or ">" or ">=" })
        {
            var symbol = Take();
            return new Comparison(symbol, left, Additive());
        }
        if (TookWord("between"))
        {
            var low = Additive();
            Expect("and");
            var high = Additive();
            return new Logic(true, new Comparison(">=", left, low), new Comparison("<=", left, high));
        }
        return TookWord("in") ? In(left) : left;
    }

    /// <summary>x in [1..5], x in (1, 2, &lt; 0), x in list.</summary>
    private Syntax In(Syntax value)
    {
        if (lexer is not { Kind: Lexeme.Symbol, Text: "(" }) return Test(value);
        var mark = lexer.Mark;
        lexer.Advance();
        Syntax? any = null;
        do
        {
            var test = Test(value);
            // (1..5] is a range with an open lower end, not a list of tests.
            if (any is null && lexer is { Kind: Lexeme.Symbol, Text: ".." })
            {
                lexer.Return(mark);
                return new Within(value, RangeFrom(open: true));
            }
            any = any is null ? test : new Logic(false, any, test);
        } while (Took(","));
        Close(")");
        return any;
    }

    private Syntax Test(Syntax value)
    {
        if (lexer is { Kind: Lexeme.Symbol, Text: "<" or "<=" or ">" or ">=" or "=" or "!=" })
        {
            var symbol = Take();
            return new Comparison(symbol, value, Additive());
        }
        return new Within(value, Additive());
    }

    private Syntax Additive()
    {
        var left = Multiplicative();
        while (lexer is { Kind: Lexeme.Symbol, Text: "+" or "-" }) left = new Arithmetic(Take()[0], left, Multiplicative());
        return left;
    }

    private Syntax Multiplicative()
    {
        var left = Power();
        while (lexer is { Kind: Lexeme.Symbol, Text: "*" or "/" }) left = new Arithmetic(Take()[0], left, Power());
        return left;
    }

    private Syntax Power()
    {
        var left = Unary();
        while (Took("**")) left = new Arithmetic('^', left, Unary());
        return left;
    }

    private Syntax Unary()
    {
        if (++depth > MaxDepth) throw Error("the expression is nested too deeply");
        var result = Took("-") ? new Negation(Unary()) : Postfix();
        depth--;
        return result;
    }

    private Syntax Postfix()
    {
        var value = Primary();
        while (true)
        {
            if (Took(".")) value = new Member(value, Name());
            else if (Took("["))
            {
                var filter = Whole();
                Close("]");
                value = new Filter(value, filter);
            }
            else return value;
        }
    }

    private Syntax Primary()
    {
        switch (lexer.Kind)
        {
            case Lexeme.Number: { var number = lexer.Number; lexer.Advance(); return new Literal(number); }
            case Lexeme.String: return new Literal(Take());
            case Lexeme.Name: return Named();
            case Lexeme.Symbol when Took("("):
            {
                var inner = Whole();
                Close(")");
                return inner;
            }
            case Lexeme.Symbol when lexer.Text == "[": return Bracket();
            case Lexeme.Symbol when Took("{"): return ContextLiteral();
            case Lexeme.Symbol when Took("@"):
                if (lexer.Kind != Lexeme.String) throw Error("'@' is followed by a date, date and time or duration in quotes");
                var at = lexer.Position;
                return new Literal(Functions.Temporal(Take()) ?? throw new ExpressionException(at, "this is no ISO 8601 date, date and time or duration"));
            default: throw Error(lexer.Kind == Lexeme.End ? "the expression ends too early" : $"'{lexer.Text}' is not expected here");
        }
    }

    private Syntax Bracket()
    {
        var mark = lexer.Mark;
        lexer.Advance();
        if (Took("]")) return new ListLiteral([]);
        var items = new List<Syntax> { Whole() };
        if (lexer is { Kind: Lexeme.Symbol, Text: ".." })
        {
            lexer.Return(mark);
            return RangeFrom(open: false);
        }
        while (Took(",")) items.Add(Whole());
        Close("]");
        return new ListLiteral([.. items]);
    }

    private RangeLiteral RangeFrom(bool open)
    {
        var low = Additive();
        if (!Took("..")) throw Error("a range is written [1..5] or (1..5)");
        var high = Additive();
        if (Took("]")) return new RangeLiteral(low, open, high, false);
        Close(")");
        return new RangeLiteral(low, open, high, true);
    }

    private ContextLiteral ContextLiteral()
    {
        var entries = new List<(string, Syntax)>();
        if (!Took("}"))
        {
            do
            {
                var key = lexer.Kind == Lexeme.String ? Take() : Name();
                if (entries.Exists(e => e.Item1 == key)) throw Error($"'{key}' stands twice in the context");
                Close(":");
                entries.Add((key, Whole()));
            } while (Took(","));
            Close("}");
        }
        return new ContextLiteral([.. entries]);
    }

    private Syntax Named()
    {
        switch (lexer.Text)
        {
            case "true": lexer.Advance(); return new Literal(Values.True);
            case "false": lexer.Advance(); return new Literal(Values.False);
            case "null": lexer.Advance(); return new Literal(null);
        }
        var position = lexer.Position;
        var mark = lexer.Mark;
        var first = lexer.Text;
        // Built-in functions of FEEL have names of several words, such as "date and time".
        var words = first;
        for (var more = 0; more < 3; more++)
        {
            lexer.Advance();
            if (lexer is { Kind: Lexeme.Symbol, Text: "(" } && (more == 0 ? !Reserved.Contains(first) : Functions.Find(words) is not null)) return Call(words, position);
            if (lexer.Kind != Lexeme.Name) break;
            words += " " + lexer.Text;
        }
        lexer.Return(mark);
        return Reserved.Contains(first)
            ? throw new ExpressionException(position, $"'{first}' is not expected here")
            : new Variable(first);
    }

    private Call Call(string name, int position)
    {
        lexer.Advance();
        var arguments = new List<Syntax>();
        if (!Took(")"))
        {
            do arguments.Add(Whole()); while (Took(","));
            Close(")");
        }
        var function = Functions.Find(name)
            ?? throw new ExpressionException(position, $"there is no function '{name}' in the subset; known are {Functions.Known}");
        return function.Takes(arguments.Count)
            ? new Call(function, [.. arguments])
            : throw new ExpressionException(position, $"'{name}' takes {function.Arity}, not {arguments.Count}");
    }

    private string Name() => lexer.Kind == Lexeme.Name && !Reserved.Contains(lexer.Text) ? Take() : throw Error("a name is expected here");

    private string Take()
    {
        var taken = lexer.Text;
        lexer.Advance();
        return taken;
    }

    private bool Took(string symbol) => Took(Lexeme.Symbol, symbol);
    private bool TookWord(string word) => Took(Lexeme.Name, word);

    private bool Took(Lexeme kind, string what)
    {
        if (lexer.Kind != kind || lexer.Text != what) return false;
        lexer.Advance();
        return true;
    }

    private void Expect(string word) { if (!TookWord(word)) throw Error($"'{word}' is expected here"); }
    private void Close(string symbol) { if (!Took(symbol)) throw Error($"'{symbol}' is expected here"); }
    private ExpressionException Error(string message) => new(lexer.Position, message);
}
