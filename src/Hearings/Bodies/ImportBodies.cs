using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Bodies;

/// <summary>Takes over a register of bodies, each known by its code; bodies that it does not hold stay as they are.</summary>
public sealed record ImportBodies(IReadOnlyList<Body> Register);

/// <summary>How many bodies were added, changed and left as they were.</summary>
public sealed record ImportedBodies(int Added, int Changed, int Unchanged)
{
    /// <summary>How many the register holds.</summary>
    public int Read => Added + Changed + Unchanged;
}

/// <summary>Runs <see cref="ImportBodies"/>.</summary>
public sealed class ImportBodiesHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Adds new bodies and updates those that are there.</summary>
    public Task<ImportedBodies> Handle(ImportBodies command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Analyst);
        var now = time.GetUtcNow();
        var codes = command.Register.Select(b => b.Code).ToArray();
        var there = await db.Bodies.Where(b => codes.Contains(b.Code)).ToDictionaryAsync(b => b.Code, StringComparer.Ordinal, cancel);
        int added = 0, changed = 0;
        foreach (var body in command.Register)
        {
            if (!there.TryGetValue(body.Code, out var known))
            {
                db.Bodies.Add(body);
                db.Record(actor, now, "BodyAdded", bodyId: body.Id, data: new { code = body.Code });
                added++;
            }
            else if (known.Update(body))
            {
                db.Record(actor, now, "BodyChanged", bodyId: known.Id, data: new { code = body.Code });
                changed++;
            }
        }
        await db.SaveChangesAsync(cancel);
        return new ImportedBodies(added, changed, command.Register.Count - added - changed);
    }, cancel);
}
