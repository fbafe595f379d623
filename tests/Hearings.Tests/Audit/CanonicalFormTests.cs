using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hearings.Audit;
using Xunit;

namespace Hearings.Tests.Audit;

/// <summary>What is hashed of an event tells it from every other one.</summary>
[Properties(Arbitrary = [typeof(StoredEvents)], MaxTest = 2000)]
public sealed class CanonicalFormTests
{
    [Fact]
    public void It_is_written_to_the_byte()
    {
        var form = CanonicalForm.Of("ә:1\n", null, "", CanonicalForm.Number(-7), CanonicalForm.Moment(House.Begin.AddMicroseconds(30).ToOffset(TimeSpan.FromHours(5))));

        Assert.Equal("5:ә:1\n\n-\n0:\n2:-7\n27:2026-03-02T05:00:00.000030Z\n"u8.ToArray(), form);
    }

    [Property]
    public bool Two_events_have_the_same_form_only_where_they_are_the_same(StoredEvent one, StoredEvent other) =>
        one.Form().SequenceEqual(other.Form()) == (one == other);

    [Property]
    public bool Any_change_of_one_column_changes_it(StoredEvent one, StoredEvent other)
    {
        StoredEvent[] changed =
        [
            one with { Id = other.Id }, one with { At = other.At }, one with { ActorId = other.ActorId }, one with { ActorName = other.ActorName },
            one with { Kind = other.Kind }, one with { CaseId = other.CaseId }, one with { BodyId = other.BodyId }, one with { RoundId = other.RoundId },
            one with { SittingId = other.SittingId }, one with { RecommendationId = other.RecommendationId }, one with { Data = other.Data },
        ];
        return Array.TrueForAll(changed, c => c.Form().SequenceEqual(one.Form()) == (c == one));
    }
}

/// <summary>Events out of so few texts, keys and moments, made of the form's own signs, that they are often nearly the same.</summary>
public static class StoredEvents
{
    private static readonly Guid?[] Keys = [null, new("0190a000-0000-7000-8000-000000000001"), new("0190a000-0000-7000-8000-000000000002")];

    private static Gen<string> Texts { get; } =
        from length in Gen.Choose(0, 4)
        from signs in Gen.ListOf(Gen.Elements("1", "2", ":", "-", "\n", "ә", "\\", "\"", "😀"), length)
        select string.Concat(signs);

    public static Arbitrary<StoredEvent> Event() => Arb.From(
        from id in Gen.Choose(-1, 2)
        from ticks in Gen.Choose(0, 2)
        from keys in Gen.ListOf(Gen.Elements(Keys), 6)
        from name in Texts
        from kind in Texts
        from data in Texts
        select new StoredEvent(
            id, House.Begin.AddMicroseconds(ticks), keys[0], name, kind, keys[1], keys[2], keys[3], keys[4], keys[5], data));
}
