using System.Text.RegularExpressions;
using Hearings.Audit;
using Xunit;

namespace Hearings.Tests.Audit;

/// <summary>Whoever turns the triggers off is found by the chain, and what was done is named.</summary>
public sealed partial class TamperTests(Postgres postgres)
{
    [Fact]
    public async Task Every_change_of_an_event_is_found_and_named()
    {
        await using var house = await Three();
        var ids = await house.Ids();
        await Found(house, $"update audit_event set actor_name = actor_name || 'x' where id = {ids[1]}", $"update audit_event set actor_name = left(actor_name, -1) where id = {ids[1]}",
            new ChainBreak(ChainFault.EventChanged, 1, ids[1]));
        await Found(house, $"update audit_event set at = at + interval '1 microsecond' where id = {ids[2]}", $"update audit_event set at = at - interval '1 microsecond' where id = {ids[2]}",
            new ChainBreak(ChainFault.EventChanged, 2, ids[2]));
        await Found(house, $"update audit_event set data = data || jsonb_build_object('more', 1) where id = {ids[5]}", $"update audit_event set data = data - 'more' where id = {ids[5]}",
            new ChainBreak(ChainFault.EventChanged, 3, ids[5]));
        await Found(house, $"create table hidden as select * from audit_event where id = {ids[3]}; delete from audit_event where id = {ids[3]}", "insert into audit_event select * from hidden; drop table hidden",
            new ChainBreak(ChainFault.EventMissing, 2, ids[3]));
        // Ids that a rolled back command drew are free; one that takes another's place is found by both.
        await Found(house, $"update audit_event set id = {ids[0] - 1} where id = {ids[4]}", $"update audit_event set id = {ids[4]} where id = {ids[0] - 1}",
            new ChainBreak(ChainFault.EventInserted, 1, ids[0] - 1), new ChainBreak(ChainFault.EventMissing, 3, ids[4]));
        await Found(house, $"insert into audit_event (id, at, actor_name, kind, data) values (-5, now(), 'x', 'y', jsonb_build_object())", "delete from audit_event where id = -5",
            new ChainBreak(ChainFault.EventInserted, 1, -5));

        await house.Tamper($"delete from audit_event where id = {ids[2]}");
        var verify = await house.Audit("verify");
        Assert.Equal(1, verify.ExitCode);
        Assert.StartsWith($"BROKEN  seal 2: event {ids[2]} is missing", verify.Output, StringComparison.Ordinal);
        Assert.Contains("Whole up to seal 1 of 2026-03-02 05:00:00Z, 2 events", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_of_a_seal_is_found_and_named_and_a_chain_made_anew_by_its_anchor()
    {
        await using var house = await Three();
        await Found(house, "update audit_seal set sealed_at = sealed_at + interval '1 day' where number = 2", "update audit_seal set sealed_at = sealed_at - interval '1 day' where number = 2",
            new ChainBreak(ChainFault.SealChanged, 2));
        await Found(house, "update audit_seal set digests = set_byte(digests, 20, get_byte(digests, 20) # 1) where number = 1", "update audit_seal set digests = set_byte(digests, 20, get_byte(digests, 20) # 1) where number = 1",
            new ChainBreak(ChainFault.SealChanged, 1));
        await Found(house, "create table hidden as select * from audit_seal where number = 2; delete from audit_seal where number = 2", "insert into audit_seal select * from hidden; drop table hidden",
            new ChainBreak(ChainFault.SealMissing, 2));
        await Found(house, "insert into audit_seal select number + 1, version, sealed_at, first_event, last_event, count, digests, hash from audit_seal where number = (select max(number) from audit_seal)",
            "delete from audit_seal where number = (select max(number) from audit_seal)", new ChainBreak(ChainFault.SealChanged, 4));

        var whole = await house.Audit("verify");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Errors));
        var noted = Noted().Match(whole.Output).Value;
        Assert.Contains("The anchor is in the chain.", (await house.Audit("verify", "--anchor", noted.Split(':')[1].ToUpperInvariant())).Output, StringComparison.Ordinal);
        Assert.Contains("is no anchor", (await house.Audit("verify", "--anchor", "12")).Errors, StringComparison.Ordinal);

        // Somebody changes an event and seals all anew: the chain holds by itself, not with what was noted elsewhere.
        await house.Tamper("update audit_event set kind = 'Other' where id = (select min(id) from audit_event); delete from audit_seal");
        Assert.Contains("events sealed.", (await house.Audit("seal")).Output, StringComparison.Ordinal);
        Assert.Empty((await house.Prove()).Breaks);
        var found = await house.Audit("verify", "--anchor", noted);
        Assert.Equal(1, found.ExitCode);
        Assert.Contains("BROKEN  the anchor is not in the chain", found.Output, StringComparison.Ordinal);
    }

    /// <summary>Three seals of two events each, the first of what the database began with.</summary>
    private async Task<AuditHouse> Three()
    {
        var house = await AuditHouse.Open(postgres);
        await house.Happen(Math.Max(0, 2 - (await house.Ids()).Length));
        for (var seal = 0; seal < 3; seal++)
        {
            Assert.Equal(2, await house.Seal());
            await house.Happen(seal < 2 ? 2 : 0);
        }
        return house;
    }

    private static async Task Found(AuditHouse house, string tamper, string undo, params ChainBreak[] breaks)
    {
        await house.Tamper(tamper);
        var proof = await house.Prove();
        Assert.Equal(breaks, proof.Breaks);
        Assert.Equal(breaks[0].Seal - 1, proof.Through.Number);
        await house.Tamper(undo);
        Assert.Empty((await house.Prove()).Breaks);
    }

    [GeneratedRegex("[0-9]+:[0-9a-f]{64}")]
    private static partial Regex Noted();
}
