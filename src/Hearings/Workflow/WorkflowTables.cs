using Hearings.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Workflow;

internal sealed class WorkflowTables
    : IEntityTypeConfiguration<DefinitionRecord>, IEntityTypeConfiguration<InstanceRecord>, IEntityTypeConfiguration<UserTask>,
      IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<SubscriptionRecord>, IEntityTypeConfiguration<Incident>,
      IEntityTypeConfiguration<RecurringRun>, IEntityTypeConfiguration<WaitingMessage>,
      IEntityTypeConfiguration<CheckRun>
{
    public void Configure(EntityTypeBuilder<DefinitionRecord> builder)
    {
        builder.ToTable("process_definition");
        builder.Property(d => d.Key).HasMaxLength(100);
        builder.Property(d => d.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(d => new { d.Key, d.Version }).IsUnique();
        // Not unique: to go back to a former file is a new version too.
        builder.HasIndex(d => new { d.Key, d.Sha256 });
    }

    public void Configure(EntityTypeBuilder<InstanceRecord> builder)
    {
        builder.ToTable("process_instance");
        builder.Property(i => i.ProcessKey).HasMaxLength(100);
        builder.Property(i => i.BusinessKey).HasMaxLength(200);
        builder.Property(i => i.State).HasColumnType("jsonb");
        builder.HasIndex(i => new { i.ProcessKey, i.BusinessKey }).IsUnique();
        builder.HasIndex(i => i.CaseId);
        builder.HasIndex(i => new { i.DefinitionId, i.Status });
        builder.HasOne<DefinitionRecord>().WithMany().HasForeignKey(i => i.DefinitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HearingCase>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<UserTask> builder)
    {
        builder.ToTable("user_task", t => t.HasCheckConstraint("ck_user_task_ended", "(state = 'Open') = (ended_at is null)"));
        builder.Property(t => t.Token).HasMaxLength(200);
        builder.Property(t => t.Element).HasMaxLength(200);
        builder.Property(t => t.Form).HasMaxLength(100);
        builder.Property(t => t.Stage).HasMaxLength(100);
        builder.HasIndex(t => new { t.InstanceId, t.Token }).IsUnique();
        builder.HasIndex(t => new { t.CaseId, t.CreatedAt });
        builder.Property(t => t.Urgency).HasConversion<short>();
        builder.HasIndex(t => t.AssigneeId).HasFilter("state = 'Open'");
        builder.HasIndex(t => t.SubjectId);
        builder.HasIndex(t => new { t.BodyId, t.DueOn }).HasFilter("state = 'Open'");
        builder.HasOne<InstanceRecord>().WithMany().HasForeignKey(t => t.InstanceId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("job");
        builder.Property(j => j.Key).HasMaxLength(300);
        builder.Property(j => j.Token).HasMaxLength(200);
        builder.HasIndex(j => j.Key).IsUnique();
        builder.Property(j => j.Name).HasMaxLength(100);
        builder.Property(j => j.Node).HasMaxLength(100);
        builder.HasIndex(j => new { j.Kind, j.DueAt, j.Key }).HasFilter("status in ('Pending', 'Running')");
        builder.HasIndex(j => j.EndedAt).HasFilter("status in ('Failed', 'Uncertain')");
        builder.HasIndex(j => new { j.Kind, j.Status, j.Id });
        builder.HasIndex(j => j.Id).HasDatabaseName("ix_job_attention").HasFilter("status in ('Failed', 'Uncertain') or (status = 'Pending' and attempts > 0)");
        builder.HasIndex(j => j.InstanceId);
        builder.HasOne<InstanceRecord>().WithMany().HasForeignKey(j => j.InstanceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SubscriptionRecord> builder)
    {
        builder.ToTable("message_subscription");
        builder.HasKey(s => new { s.InstanceId, s.Token });
        builder.Property(s => s.Token).HasMaxLength(200);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.HasIndex(s => new { s.Name, s.Correlation });
        builder.HasOne<InstanceRecord>().WithMany().HasForeignKey(s => s.InstanceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incident");
        builder.Property(i => i.Token).HasMaxLength(200);
        builder.Property(i => i.Element).HasMaxLength(200);
        builder.Property(i => i.Reason).HasMaxLength(2000);
        builder.HasIndex(i => i.InstanceId);
        builder.HasIndex(i => i.JobId);
        builder.HasIndex(i => new { i.RaisedAt, i.Id });
        builder.HasIndex(i => new { i.RaisedAt, i.Id }, "ix_incident_open").HasDatabaseName("ix_incident_open").HasFilter("resolved_at is null");
        builder.HasOne<InstanceRecord>().WithMany().HasForeignKey(i => i.InstanceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecurringRun> builder)
    {
        builder.ToTable("recurring_run");
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.HasIndex(r => new { r.Name, r.DueAt }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WaitingMessage> builder)
    {
        builder.ToTable("waiting_message", t => t.HasCheckConstraint("ck_waiting_message_once", "received_at is null or dropped_at is null"));
        builder.Property(m => m.Name).HasMaxLength(200);
        builder.Property(m => m.Correlation).HasMaxLength(500);
        builder.HasIndex(m => new { m.Name, m.Correlation }).HasFilter("received_at is null and dropped_at is null");
    }

    public void Configure(EntityTypeBuilder<CheckRun> builder)
    {
        builder.ToTable("check_run");
        builder.HasIndex(r => r.At);
    }
}
