using Hearings.Bodies;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Tests.Access;

/// <summary>A body for officers to belong to.</summary>
internal static class TestBody
{
    /// <summary>Its key; it is added when first asked for.</summary>
    public static async Task<Guid> Id(HearingsDb db)
    {
        if (await db.Bodies.Where(b => b.Code == "TEST").Select(b => (Guid?)b.Id).SingleOrDefaultAsync() is { } there) return there;
        var body = new Body { Code = "TEST", Name = Trilingual.Of("Сынақ органы", "Тестовый орган", "Test body"), Kind = BodyKind.Agency };
        db.Bodies.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    }
}
