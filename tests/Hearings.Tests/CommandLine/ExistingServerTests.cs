using System.Buffers.Binary;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.CommandLine;

/// <summary>What HEARINGS_DB does, right and wrong.</summary>
public sealed class ExistingServerTests(Postgres postgres)
{
    [Theory]
    [InlineData("nonsense", "connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Password=secret-word", "cannot be reached")]
    [InlineData("postgresql://nobody:secret-word@127.0.0.1:1/hearings", "port 1, user nobody")]
    [InlineData("Host=no-such-host.invalid;Username=nobody;Password=secret-word", "no-such-host.invalid")]
    public async Task A_wrong_one_is_one_clear_line_without_its_password(string setting, string why)
    {
        var refused = await Run(setting, "migrate");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Single(refused.Errors.TrimEnd().Split('\n'));
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_one_clear_line()
    {
        var address = new NpgsqlConnectionStringBuilder(await postgres.NewDatabase()) { Password = "secret-word" };

        var refused = await Run(address.ConnectionString, "migrate");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("password authentication failed", Assert.Single(refused.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_one_is_used_and_the_database_created_once()
    {
        var address = new NpgsqlConnectionStringBuilder(await postgres.NewDatabase()) { Database = "" };

        var first = await Run(address.ConnectionString, "migrate", "--database", "named \"by\" hand");
        var second = await Run($"postgresql://{address.Username}:{address.Password}@{address.Host}:{address.Port}/named%20%22by%22%20hand", "migrate");

        Assert.Equal((0, "The database was created.\n", ""), (first.ExitCode, first.Output, first.Errors));
        Assert.Equal((0, "The database is up to date.\n", ""), (second.ExitCode, second.Output, second.Errors));
    }

    [Fact]
    public async Task The_first_administrator_is_let_in_from_the_terminal()
    {
        var connection = await postgres.NewDatabase();
        string[] add = ["user", "add", "--email", "first@commission.example", "--name", "Айгүл Сәрсенова", "--role", "Administrator"];

        var weak = await Run(connection, add, "short\n");
        var added = await Run(connection, add, "correct horse battery\n");
        var twice = await Run(connection, add, "correct horse battery\n");

        Assert.Equal((1, 0, 1), (weak.ExitCode, added.ExitCode, twice.ExitCode));
        Assert.Contains("first@commission.example", added.Output, StringComparison.Ordinal);
        Assert.Single(twice.Errors.TrimEnd().Split('\n'));
        Assert.True(await Iterations(connection) >= 100_000, "The real program must make its stored passwords costly to guess; the tests' own is told not to.");
    }

    // The hash says it itself, in the bytes after its version and its function.
    private static async Task<int> Iterations(string connection)
    {
        await using var db = new HearingsDb(HearingsDatabase.Options(connection));
        var hash = Convert.FromBase64String(await db.Users.Select(u => u.PasswordHash!).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, hash[0]);
        return BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5));
    }

    private static Task<Outcome> Run(string setting, params string[] arguments) => Run(setting, arguments, "");

    private static Task<Outcome> Run(string setting, string[] arguments, string input) =>
        Terminal.Run(arguments, new() { ["HEARINGS_DB"] = setting }, input);
}
