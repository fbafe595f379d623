using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Workflow;

/// <summary>A run of the program that takes jobs, and when it was last seen.</summary>
public sealed class NodeRecord
{
    /// <summary>How long a node may be silent before it counts as gone.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>When it was seen first.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was seen last.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Whether it still takes jobs, as far as one can see.</summary>
    public bool IsSeen(DateTimeOffset now) => now - SeenAt < Silence;

    /// <summary>Notes that a node is there, and forgets those that have been gone for a week.</summary>
    public static async Task See(HearingsDb db, string name, DateTimeOffset now, CancellationToken cancel = default)
    {
        await db.Database.ExecuteSqlAsync($"""
            insert into node (name, started_at, seen_at) values ({name}, {now}, {now}) on conflict (name) do update set seen_at = excluded.seen_at
            """, cancel);
        var longAgo = now.AddDays(-7);
        await db.Nodes.Where(n => n.SeenAt < longAgo).ExecuteDeleteAsync(cancel);
    }
}

internal sealed class NodeTables : IEntityTypeConfiguration<NodeRecord>
{
    public void Configure(EntityTypeBuilder<NodeRecord> builder)
    {
        builder.ToTable("node");
        builder.HasKey(n => n.Name);
        builder.Property(n => n.Name).HasMaxLength(200);
    }
}
