using System.CommandLine;
using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings audit</c>: seals what happened and proves that nobody changed it since.</summary>
public static partial class AuditVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("audit", "Seal what happened, and prove that nobody changed it since") { Seal(), Verify() };

    private static Command Seal()
    {
        var database = OpenDatabase.Option(create: false);
        var verb = new Command("seal", "Chain the events that are not sealed yet; the server does so every night") { database };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.OpenExisting(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            Console.WriteLine($"{await scope.ServiceProvider.GetRequiredService<SealEvents>().Seal(stop)} events sealed.");
            if (await AuditChain.Last(scope.ServiceProvider.GetRequiredService<HearingsDb>(), stop) is { } last)
                Console.WriteLine($"Last seal, to be noted elsewhere: {last}");
            return 0;
        });
        return verb;
    }

    private static Command Verify()
    {
        var database = OpenDatabase.Option(create: false);
        var anchor = new Option<string?>("--anchor") { Description = "A seal that was noted earlier and must still be in the chain", HelpName = "[NUMBER:]HASH" };
        var verb = new Command("verify", "Prove the whole chain from its first seal; exit code 1 where it is broken") { database, anchor };
        verb.SetAction(async (parsed, stop) =>
        {
            var noted = parsed.GetValue(anchor) is { } text ? Noted(text) : null;
            await using var open = await OpenDatabase.OpenExisting(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            var proof = await AuditChain.Prove(db, cancel: stop);
            foreach (var broken in proof.Breaks) Console.WriteLine($"BROKEN  {broken}");
            Console.WriteLine(proof.Through == SealMark.None
                ? "No seal is proven."
                : $"Whole up to seal {proof.Through.Number} of {proof.Through.SealedAt:u}, {proof.Events} events; to be noted elsewhere: {proof.Through}");
            Console.WriteLine($"{await AuditChain.Unsealed(db, stop)} events are not sealed yet.");
            var holds = noted is null || await AuditChain.Holds(db, noted.Value.Hash, noted.Value.Number, stop);
            if (noted is not null) Console.WriteLine(holds ? "The anchor is in the chain." : "BROKEN  the anchor is not in the chain: it was made anew, or this is another database");
            return proof.Breaks.Count == 0 && holds ? 0 : 1;
        });
        return verb;
    }

    private static (long? Number, string Hash)? Noted(string text)
    {
        var match = Mark().Match(text.Trim().ToLowerInvariant());
        if (!match.Success) throw new SetUpException($"'{text}' is no anchor: it is written as 64 hexadecimal digits, or as the seal's number, a colon and those digits");
        return (match.Groups["number"] is { Success: true } number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : null, match.Groups["hash"].Value);
    }

    [GeneratedRegex("^(?:(?<number>[0-9]{1,18}):)?(?<hash>[0-9a-f]{64})$")]
    private static partial Regex Mark();
}
