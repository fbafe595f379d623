using System.CommandLine;
using System.Text;
using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings user add</c>: lets a person in, the first administrator above all.</summary>
public static class UserVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("user", "People who sign in") { Add() };

    private static Command Add()
    {
        var database = OpenDatabase.Option();
        var email = new Option<string>("--email") { Description = "The address to sign in with", Required = true };
        var name = new Option<string>("--name") { Description = "The name as people read it", Required = true };
        var roles = new Option<Role[]>("--role")
        {
            Description = "One or more roles",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var body = new Option<string?>("--body") { Description = "The code of the body, for its loader and signer" };
        var language = new Option<Language>("--lang") { Description = "The language of letters and pages", DefaultValueFactory = _ => Language.Kk };
        var verb = new Command("add", "Let a person in; the password is asked for, or read from standard input") { database, email, name, roles, body, language };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.Open(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            var code = parsed.GetValue(body);
            Guid? bodyId = code is null ? null : await scope.ServiceProvider.GetRequiredService<HearingsDb>().Bodies
                .Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(stop)
                ?? throw new SetUpException($"there is no body with the code {code}");
            var person = await scope.ServiceProvider.GetRequiredService<AddPersonHandler>().Handle(
                new AddPerson(parsed.GetValue(name)!, parsed.GetValue(email)!, new Trilingual(), [.. parsed.GetValue(roles)!.Distinct()],
                    bodyId, ReadPassword(), parsed.GetValue(language)),
                Actor.System, stop);
            Console.WriteLine($"{person.Name} may sign in as {person.Email}.");
            return 0;
        });
        return verb;
    }

    private static string ReadPassword()
    {
        if (Console.IsInputRedirected)
            return Console.ReadLine() is { Length: > 0 } line ? line : throw new SetUpException("no password on standard input");
        Console.Error.Write("Password: ");
        var password = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key != ConsoleKey.Backspace)
                password.Append(key.KeyChar);
            else if (password.Length > 0)
                password.Length--;
        }
        Console.Error.WriteLine();
        return password.ToString();
    }
}
