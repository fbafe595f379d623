using Hearings.Bodies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Access;

internal sealed class AccessTables
    : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<IdentityRole<Guid>>, IEntityTypeConfiguration<IdentityUserRole<Guid>>,
      IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
      IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("person");
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.HasOne<Body>().WithMany().HasForeignKey(u => u.BodyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder) => builder.ToTable("role");

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) => builder.ToTable("person_role");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("person_claim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("person_login");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("person_token");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder) => builder.ToTable("role_claim");

    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absence", t => t.HasCheckConstraint("ck_absence_order", "\"from\" <= \"to\" and person_id <> deputy_id"));
        builder.HasIndex(a => new { a.DeputyId, a.To }).HasFilter("ended_at is null");
        builder.HasIndex(a => new { a.PersonId, a.To });
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.DeputyId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("RowVersion").IsRowVersion();
    }
}
