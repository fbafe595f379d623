using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hearings.Database.Migrations
{
    /// <inheritdoc />
    public partial class Loop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "user_task",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "process_instance",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    verified_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_user_task_subject_id",
                table: "user_task",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_setting_name_effective_from",
                table: "setting",
                columns: new[] { "name", "effective_from" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropIndex(
                name: "ix_user_task_subject_id",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "process_instance");
        }
    }
}
