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
            migrationBuilder.DropIndex(
                name: "ix_user_task_role_assignee_id_due_on_created_at_id",
                table: "user_task");

            migrationBuilder.DropIndex(
                name: "ix_process_definition_key_sha256",
                table: "process_definition");

            migrationBuilder.DropIndex(
                name: "ix_job_due_at_key",
                table: "job");

            migrationBuilder.DropIndex(
                name: "ix_hearing_case_rapporteur_id",
                table: "hearing_case");

            migrationBuilder.DropIndex(
                name: "ix_hearing_case_round_id_body_id",
                table: "hearing_case");

            migrationBuilder.DropCheckConstraint(
                name: "ck_hearing_case_closed",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "recommendation_en",
                table: "hearing");

            migrationBuilder.DropColumn(
                name: "recommendation_kk",
                table: "hearing");

            migrationBuilder.DropColumn(
                name: "recommendation_ru",
                table: "hearing");

            migrationBuilder.RenameColumn(
                name: "outcome",
                table: "hearing_case",
                newName: "closing_ground");

            // Nobody had verified that what was recommended then was done.
            migrationBuilder.Sql("update hearing_case set closing_ground = 'Unremedied' where closing_ground = 'Recommendations'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "assigned_at",
                table: "user_task",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ended_for",
                table: "user_task",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "user_task",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "urgency",
                table: "user_task",
                type: "smallint",
                maxLength: 40,
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "subject_id",
                table: "process_instance",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "error",
                table: "job",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "job",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "node",
                table: "job",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sending_at",
                table: "job",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "taken_at",
                table: "job",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "instance_id",
                table: "incident",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "incident",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "end",
                table: "incident",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "job_id",
                table: "incident",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "incident",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resolved_by",
                table: "incident",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retry_at",
                table: "incident",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "threshold",
                table: "hearing_case",
                type: "numeric(18,10)",
                precision: 18,
                scale: 10,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,10)",
                oldPrecision: 18,
                oldScale: 10);

            migrationBuilder.AlterColumn<Guid>(
                name: "round_id",
                table: "hearing_case",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<decimal>(
                name: "lowest",
                table: "hearing_case",
                type: "numeric(18,10)",
                precision: 18,
                scale: 10,
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,10)",
                oldPrecision: 18,
                oldScale: 10);

            migrationBuilder.AddColumn<int>(
                name: "escalation_level",
                table: "hearing_case",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "ground_en",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ground_kk",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ground_ru",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "learning_points_en",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "learning_points_kk",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "learning_points_ru",
                table: "hearing_case",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "hearing_case",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "hearing_case",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Threshold");

            migrationBuilder.AddColumn<bool>(
                name: "remedied",
                table: "hearing_case",
                type: "boolean",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "place",
                table: "hearing",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300);

            migrationBuilder.AddColumn<Guid>(
                name: "agenda_item_id",
                table: "hearing",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "sitting_id",
                table: "hearing",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "recommendation_id",
                table: "audit_event",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "sitting_id",
                table: "audit_event",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                    table.CheckConstraint("ck_absence_order", "\"from\" <= \"to\" and person_id <> deputy_id");
                    table.ForeignKey(
                        name: "fk_absence_person_deputy_id",
                        column: x => x.deputy_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absence_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_note", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_note_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_note_person_author_id",
                        column: x => x.author_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "check_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    took = table.Column<TimeSpan>(type: "interval", nullable: false),
                    findings = table.Column<int>(type: "integer", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    complainant = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    contact = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    reasons_en = table.Column<string>(type: "text", nullable: true),
                    reasons_kk = table.Column<string>(type: "text", nullable: true),
                    reasons_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint", x => x.id);
                    table.CheckConstraint("ck_complaint_case", "(status = 'Admissible') = (case_id is not null)");
                    table.CheckConstraint("ck_complaint_decided", "(status = 'Received') = (decided_at is null)");
                    table.ForeignKey(
                        name: "fk_complaint_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_complaint_person_decided_by",
                        column: x => x.decided_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    signer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    addressee_post_en = table.Column<string>(type: "text", nullable: true),
                    addressee_post_kk = table.Column<string>(type: "text", nullable: true),
                    addressee_post_ru = table.Column<string>(type: "text", nullable: true),
                    body_name_en = table.Column<string>(type: "text", nullable: true),
                    body_name_kk = table.Column<string>(type: "text", nullable: true),
                    body_name_ru = table.Column<string>(type: "text", nullable: true),
                    signer_post_en = table.Column<string>(type: "text", nullable: true),
                    signer_post_kk = table.Column<string>(type: "text", nullable: true),
                    signer_post_ru = table.Column<string>(type: "text", nullable: true),
                    text_en = table.Column<string>(type: "text", nullable: true),
                    text_kk = table.Column<string>(type: "text", nullable: true),
                    text_ru = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    title_kk = table.Column<string>(type: "text", nullable: true),
                    title_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter", x => x.id);
                    table.ForeignKey(
                        name: "fk_letter_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_letter_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "node",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_node", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    letter_reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    calendar = table.Column<string>(type: "jsonb", nullable: true),
                    message_id = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kept = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    resends = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                    table.CheckConstraint("ck_notice_kept", "(status = 'Kept') = (kept is not null)");
                    table.CheckConstraint("ck_notice_sent", "status <> 'Sent' or sent_at is not null");
                    table.ForeignKey(
                        name: "fk_notice_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notice_person_recipient_id",
                        column: x => x.recipient_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recurring_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    took = table.Column<TimeSpan>(type: "interval", nullable: false),
                    succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    result = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recurring_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ground_en = table.Column<string>(type: "text", nullable: true),
                    ground_kk = table.Column<string>(type: "text", nullable: true),
                    ground_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_referral_person_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "report_edition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    figures = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    compiled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    compiled_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    compiled_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    return_reasons = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    letter_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_edition", x => x.id);
                    table.CheckConstraint("ck_report_edition_decided", "(status in ('Approved', 'Returned', 'Sent')) = (decided_at is not null)");
                    table.CheckConstraint("ck_report_edition_sent", "(status = 'Sent') = (sent_at is not null)");
                });

            migrationBuilder.CreateTable(
                name: "search_entry",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    is_internal = table.Column<bool>(type: "boolean", nullable: false),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heading = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    title_kk = table.Column<string>(type: "text", nullable: true),
                    title_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entry", x => new { x.source, x.subject_id });
                });

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

            migrationBuilder.CreateTable(
                name: "sitting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_open_to_public = table.Column<bool>(type: "boolean", nullable: false),
                    chaired_by = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    planned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    called_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    closed_ground_en = table.Column<string>(type: "text", nullable: true),
                    closed_ground_kk = table.Column<string>(type: "text", nullable: true),
                    closed_ground_ru = table.Column<string>(type: "text", nullable: true),
                    place_en = table.Column<string>(type: "text", nullable: true),
                    place_kk = table.Column<string>(type: "text", nullable: true),
                    place_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sitting", x => x.id);
                    table.CheckConstraint("ck_sitting_cancelled", "(status = 'Cancelled') = (cancel_reason is not null)");
                    table.CheckConstraint("ck_sitting_closed_ground", "is_open_to_public or coalesce(closed_ground_kk, closed_ground_ru, closed_ground_en) is not null");
                    table.CheckConstraint("ck_sitting_ended", "(status in ('Ended', 'Approved')) = (ended_at is not null)");
                    table.CheckConstraint("ck_sitting_time", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_sitting_person_chaired_by",
                        column: x => x.chaired_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staged_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_key = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    staged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staged_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_staged_file_person_user_id",
                        column: x => x.user_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_internal = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                    table.CheckConstraint("ck_stored_file_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.CheckConstraint("ck_stored_file_size", "size > 0");
                    table.ForeignKey(
                        name: "fk_stored_file_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stored_file_person_uploaded_by",
                        column: x => x.uploaded_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiting_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    correlation = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    instance_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dropped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_message", x => x.id);
                    table.CheckConstraint("ck_waiting_message_once", "received_at is null or dropped_at is null");
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    reply = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replied_by = table.Column<Guid>(type: "uuid", nullable: true),
                    representative = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.CheckConstraint("ck_invitation_one", "(member_id is null) <> (body_id is null)");
                    table.CheckConstraint("ck_invitation_replied", "(reply is null) = (replied_at is null)");
                    table.ForeignKey(
                        name: "fk_invitation_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_person_member_id",
                        column: x => x.member_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "minutes",
                columns: table => new
                {
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<string>(type: "text", nullable: true),
                    sha256 = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    opening_en = table.Column<string>(type: "text", nullable: true),
                    opening_kk = table.Column<string>(type: "text", nullable: true),
                    opening_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_minutes", x => x.sitting_id);
                    table.CheckConstraint("ck_minutes_sealed", "(approved_at is null) = (sha256 is null) and (approved_at is null) = (content is null)");
                    table.ForeignKey(
                        name: "fk_minutes_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "presence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence", x => x.id);
                    table.CheckConstraint("ck_presence_left", "left_at >= arrived_at");
                    table.CheckConstraint("ck_presence_one", "(member_id is null) <> (body_id is null)");
                    table.ForeignKey(
                        name: "fk_presence_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presence_person_member_id",
                        column: x => x.member_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presence_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    attached_by = table.Column<Guid>(type: "uuid", nullable: true),
                    attached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_admissible = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    examined_by = table.Column<Guid>(type: "uuid", nullable: true),
                    examined_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawal = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_document", x => x.id);
                    table.CheckConstraint("ck_case_document_examined", "(is_admissible is null) = (examined_at is null)");
                    table.CheckConstraint("ck_case_document_refused", "is_admissible is not false or reason is not null");
                    table.CheckConstraint("ck_case_document_withdrawn", "(withdrawn_at is null) = (withdrawal is null)");
                    table.ForeignKey(
                        name: "fk_case_document_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_document_person_attached_by",
                        column: x => x.attached_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_document_person_examined_by",
                        column: x => x.examined_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_document_person_withdrawn_by",
                        column: x => x.withdrawn_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_case_document_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_text",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_text", x => x.file_id);
                    table.ForeignKey(
                        name: "fk_file_text_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "minutes_correction",
                columns: table => new
                {
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason_en = table.Column<string>(type: "text", nullable: true),
                    reason_kk = table.Column<string>(type: "text", nullable: true),
                    reason_ru = table.Column<string>(type: "text", nullable: true),
                    text_en = table.Column<string>(type: "text", nullable: true),
                    text_kk = table.Column<string>(type: "text", nullable: true),
                    text_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_minutes_correction", x => new { x.sitting_id, x.number });
                    table.ForeignKey(
                        name: "fk_minutes_correction_minutes_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "minutes",
                        principalColumn: "sitting_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "addressee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recommendation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_responsible = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_set_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_reasons = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_missed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    insisted = table.Column<bool>(type: "boolean", nullable: true),
                    refusal_decision = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_addressee", x => x.id);
                    table.CheckConstraint("ck_addressee_answer", "(answer is null) = (answered_at is null)");
                    table.CheckConstraint("ck_addressee_due", "(due_on is null) = (due_set_on is null) and (status not in ('Answer', 'Evidence', 'Verification', 'Confirmation', 'Remedied', 'Unremedied', 'Released') or due_on is not null)");
                    table.CheckConstraint("ck_addressee_ended", "(status in ('Remedied', 'Unremedied', 'Released', 'Withdrawn')) = (ended_at is not null)");
                    table.ForeignKey(
                        name: "fk_addressee_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "extension",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extension", x => x.id);
                    table.CheckConstraint("ck_extension_decided", "(status = 'Asked') = (decided_at is null) and until > due_on");
                    table.ForeignKey(
                        name: "fk_extension_addressees_addressee_id",
                        column: x => x.addressee_id,
                        principalTable: "addressee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_person_asked_by",
                        column: x => x.asked_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_extension_person_decided_by",
                        column: x => x.decided_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "next_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reasons = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_next_step", x => x.id);
                    table.CheckConstraint("ck_next_step_decided", "(status = 'Drafted') = (decided_at is null)");
                    table.ForeignKey(
                        name: "fk_next_step_addressees_addressee_id",
                        column: x => x.addressee_id,
                        principalTable: "addressee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_next_step_person_decided_by",
                        column: x => x.decided_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminder",
                columns: table => new
                {
                    addressee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rung = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed_over = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder", x => new { x.addressee_id, x.due_on, x.rung });
                    table.ForeignKey(
                        name: "fk_reminder_addressee_addressee_id",
                        column: x => x.addressee_id,
                        principalTable: "addressee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "submission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    links = table.Column<string[]>(type: "text[]", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    loaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission", x => x.id);
                    table.CheckConstraint("ck_submission_signed", "(signed_by is null) = (submitted_at is null)");
                    table.CheckConstraint("ck_submission_two_people", "signed_by <> loaded_by");
                    table.ForeignKey(
                        name: "fk_submission_addressee_addressee_id",
                        column: x => x.addressee_id,
                        principalTable: "addressee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submission_person_loaded_by",
                        column: x => x.loaded_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_submission_person_signed_by",
                        column: x => x.signed_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submitted_file",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submitted_file", x => new { x.submission_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_submitted_file_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "verification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    missing = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed = table.Column<bool>(type: "boolean", nullable: true),
                    confirmation_reasons = table.Column<string>(type: "text", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification", x => x.id);
                    table.CheckConstraint("ck_verification_two_people", "confirmed_by <> by and (confirmed is null) = (confirmed_at is null)");
                    table.ForeignKey(
                        name: "fk_verification_person_by",
                        column: x => x.by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_verification_person_confirmed_by",
                        column: x => x.confirmed_by,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_verification_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recommendation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    speaker_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    late_reason = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_en = table.Column<string>(type: "text", nullable: true),
                    decision_kk = table.Column<string>(type: "text", nullable: true),
                    decision_ru = table.Column<string>(type: "text", nullable: true),
                    discussion_en = table.Column<string>(type: "text", nullable: true),
                    discussion_kk = table.Column<string>(type: "text", nullable: true),
                    discussion_ru = table.Column<string>(type: "text", nullable: true),
                    speaker_organisation_en = table.Column<string>(type: "text", nullable: true),
                    speaker_organisation_kk = table.Column<string>(type: "text", nullable: true),
                    speaker_organisation_ru = table.Column<string>(type: "text", nullable: true),
                    speaker_post_en = table.Column<string>(type: "text", nullable: true),
                    speaker_post_kk = table.Column<string>(type: "text", nullable: true),
                    speaker_post_ru = table.Column<string>(type: "text", nullable: true),
                    title_en = table.Column<string>(type: "text", nullable: true),
                    title_kk = table.Column<string>(type: "text", nullable: true),
                    title_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => x.id);
                    table.CheckConstraint("ck_agenda_item_case", "(kind = 'Case') = (case_id is not null) and (case_id is null or body_id is not null)");
                    table.CheckConstraint("ck_agenda_item_ended", "(status in ('Decided', 'PutOff')) = (ended_at is not null)");
                    table.ForeignKey(
                        name: "fk_agenda_item_body_body_id",
                        column: x => x.body_id,
                        principalTable: "body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agenda_item_sitting_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "minutes_part",
                columns: table => new
                {
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_en = table.Column<string>(type: "text", nullable: true),
                    decided_kk = table.Column<string>(type: "text", nullable: true),
                    decided_ru = table.Column<string>(type: "text", nullable: true),
                    heard_en = table.Column<string>(type: "text", nullable: true),
                    heard_kk = table.Column<string>(type: "text", nullable: true),
                    heard_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_minutes_part", x => new { x.sitting_id, x.item_id });
                    table.ForeignKey(
                        name: "fk_minutes_part_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_minutes_part_minutes_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "minutes",
                        principalColumn: "sitting_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recommendation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sitting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    term = table.Column<int>(type: "integer", nullable: false),
                    date_named = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    in_force_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_moved_from = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    criterion_en = table.Column<string>(type: "text", nullable: true),
                    criterion_kk = table.Column<string>(type: "text", nullable: true),
                    criterion_ru = table.Column<string>(type: "text", nullable: true),
                    reason_en = table.Column<string>(type: "text", nullable: true),
                    reason_kk = table.Column<string>(type: "text", nullable: true),
                    reason_ru = table.Column<string>(type: "text", nullable: true),
                    text_en = table.Column<string>(type: "text", nullable: true),
                    text_kk = table.Column<string>(type: "text", nullable: true),
                    text_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation", x => x.id);
                    table.CheckConstraint("ck_recommendation_ended", "(status in ('Executed', 'Unexecuted', 'Withdrawn')) = (ended_at is not null)");
                    table.CheckConstraint("ck_recommendation_in_force", "(in_force_on is null) = (due_on is null) and (status not in ('InForce', 'Executed', 'Unexecuted') or due_on is not null)");
                    table.CheckConstraint("ck_recommendation_term", "term > 0");
                    table.ForeignKey(
                        name: "fk_recommendation_agenda_items_agenda_item_id",
                        column: x => x.agenda_item_id,
                        principalTable: "agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recommendation_hearing_case_case_id",
                        column: x => x.case_id,
                        principalTable: "hearing_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recommendation_sittings_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vote",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    entitled = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<int>(type: "integer", nullable: false),
                    quorum_needed = table.Column<int>(type: "integer", nullable: false),
                    @for = table.Column<int>(name: "for", type: "integer", nullable: false),
                    against = table.Column<int>(type: "integer", nullable: false),
                    abstained = table.Column<int>(type: "integer", nullable: false),
                    quorum = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    majority = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    majority_of = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    chair_decided = table.Column<bool>(type: "boolean", nullable: false),
                    carried = table.Column<bool>(type: "boolean", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    motion_en = table.Column<string>(type: "text", nullable: true),
                    motion_kk = table.Column<string>(type: "text", nullable: true),
                    motion_ru = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vote", x => x.item_id);
                    table.CheckConstraint("ck_vote_closed", "(closed_at is null) = (carried is null)");
                    table.CheckConstraint("ck_vote_count", "\"for\" + against + abstained <= present");
                    table.CheckConstraint("ck_vote_quorum", "closed_at is null or (present >= quorum_needed and present <= entitled)");
                    table.ForeignKey(
                        name: "fk_vote_agenda_item_item_id",
                        column: x => x.item_id,
                        principalTable: "agenda_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ballot",
                columns: table => new
                {
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cast_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballot", x => new { x.item_id, x.member_id });
                    table.ForeignKey(
                        name: "fk_ballot_person_member_id",
                        column: x => x.member_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ballot_vote_item_id",
                        column: x => x.item_id,
                        principalTable: "vote",
                        principalColumn: "item_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_user_task_assignee_id",
                table: "user_task",
                column: "assignee_id",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_user_task_subject_id",
                table: "user_task",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_process_definition_key_sha256",
                table: "process_definition",
                columns: new[] { "key", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_job_ended_at",
                table: "job",
                column: "ended_at",
                filter: "status in ('Failed', 'Uncertain')");

            migrationBuilder.CreateIndex(
                name: "ix_job_kind_due_at_key",
                table: "job",
                columns: new[] { "kind", "due_at", "key" },
                filter: "status in ('Pending', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_job_id",
                table: "incident",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_case_merged_into_id",
                table: "hearing_case",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_case_rapporteur_id",
                table: "hearing_case",
                column: "rapporteur_id",
                filter: "status <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_case_round_id_body_id",
                table: "hearing_case",
                columns: new[] { "round_id", "body_id" },
                unique: true,
                filter: "origin = 'Threshold'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_hearing_case_closed",
                table: "hearing_case",
                sql: "(status = 'Closed') = (closed_at is not null) and (status = 'Closed') = (closing_ground is not null)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_hearing_case_escalation",
                table: "hearing_case",
                sql: "escalation_level between 1 and 4");

            migrationBuilder.AddCheckConstraint(
                name: "ck_hearing_case_merged",
                table: "hearing_case",
                sql: "(merged_into_id is not null) = (closing_ground is not null and closing_ground = 'Merged')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_hearing_case_threshold",
                table: "hearing_case",
                sql: "origin <> 'Threshold' or (round_id is not null and lowest is not null and threshold is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_agenda_item_id",
                table: "hearing",
                column: "agenda_item_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_sitting_id",
                table: "hearing",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_recommendation_id_id",
                table: "audit_event",
                columns: new[] { "recommendation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_sitting_id_id",
                table: "audit_event",
                columns: new[] { "sitting_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_absence_deputy_id_to",
                table: "absence",
                columns: new[] { "deputy_id", "to" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_absence_person_id_to",
                table: "absence",
                columns: new[] { "person_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_addressee_body_id_status_due_on",
                table: "addressee",
                columns: new[] { "body_id", "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_addressee_due_on_id",
                table: "addressee",
                columns: new[] { "due_on", "id" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_addressee_one_responsible",
                table: "addressee",
                column: "recommendation_id",
                unique: true,
                filter: "is_responsible");

            migrationBuilder.CreateIndex(
                name: "ix_addressee_recommendation_id_body_id",
                table: "addressee",
                columns: new[] { "recommendation_id", "body_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_body_id",
                table: "agenda_item",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_case_id",
                table: "agenda_item",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_recommendation_id",
                table: "agenda_item",
                column: "recommendation_id");

            migrationBuilder.CreateIndex(
                name: "ix_agenda_item_sitting_id",
                table: "agenda_item",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_ballot_member_id",
                table: "ballot",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_document_attached_by",
                table: "case_document",
                column: "attached_by");

            migrationBuilder.CreateIndex(
                name: "ix_case_document_case_id_number",
                table: "case_document",
                columns: new[] { "case_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_document_examined_by",
                table: "case_document",
                column: "examined_by");

            migrationBuilder.CreateIndex(
                name: "ix_case_document_file_id",
                table: "case_document",
                column: "file_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_document_withdrawn_by",
                table: "case_document",
                column: "withdrawn_by");

            migrationBuilder.CreateIndex(
                name: "ix_case_note_author_id",
                table: "case_note",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_note_case_id_written_at",
                table: "case_note",
                columns: new[] { "case_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_check_run_at",
                table: "check_run",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_body_id",
                table: "complaint",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_case_id",
                table: "complaint",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_decided_by",
                table: "complaint",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_reference",
                table: "complaint",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_status_reference",
                table: "complaint",
                columns: new[] { "status", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_extension_addressee_id_asked_at",
                table: "extension",
                columns: new[] { "addressee_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_extension_asked_by",
                table: "extension",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_extension_decided_by",
                table: "extension",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_extension_one_open",
                table: "extension",
                column: "addressee_id",
                unique: true,
                filter: "status = 'Asked'");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_body_id",
                table: "invitation",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_member_id",
                table: "invitation",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_sitting_id_body_id",
                table: "invitation",
                columns: new[] { "sitting_id", "body_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_sitting_id_member_id",
                table: "invitation",
                columns: new[] { "sitting_id", "member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_body_id_written_on",
                table: "letter",
                columns: new[] { "body_id", "written_on" });

            migrationBuilder.CreateIndex(
                name: "ix_letter_case_id",
                table: "letter",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_letter_key",
                table: "letter",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_letter_reference",
                table: "letter",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_minutes_part_item_id",
                table: "minutes_part",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_next_step_addressee_id_kind_due_on",
                table: "next_step",
                columns: new[] { "addressee_id", "kind", "due_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_next_step_decided_by",
                table: "next_step",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_notice_body_id",
                table: "notice",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_case_id",
                table: "notice",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_created_at_id",
                table: "notice",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_key",
                table: "notice",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_message_id",
                table: "notice",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_recipient_id_created_at_id",
                table: "notice",
                columns: new[] { "recipient_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_sitting_id",
                table: "notice",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_notice_status_created_at",
                table: "notice",
                columns: new[] { "status", "created_at" },
                filter: "status in ('Pending', 'Failed', 'Uncertain')");

            migrationBuilder.CreateIndex(
                name: "ix_notice_unread",
                table: "notice",
                column: "recipient_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_presence_body_id",
                table: "presence",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_presence_one_sitting_at_a_time",
                table: "presence",
                column: "member_id",
                unique: true,
                filter: "left_at is null and member_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_presence_sitting_id_member_id",
                table: "presence",
                columns: new[] { "sitting_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_agenda_item_id",
                table: "recommendation",
                column: "agenda_item_id");

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_case_id",
                table: "recommendation",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_reference",
                table: "recommendation",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_sitting_id",
                table: "recommendation",
                column: "sitting_id");

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_status_reference",
                table: "recommendation",
                columns: new[] { "status", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_recurring_run_name_due_at",
                table: "recurring_run",
                columns: new[] { "name", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_case_id_on",
                table: "referral",
                columns: new[] { "case_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_recorded_by",
                table: "referral",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_waiting",
                table: "report_edition",
                column: "year",
                unique: true,
                filter: "status = 'Compiled'");

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_year_number",
                table: "report_edition",
                columns: new[] { "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_setting_name_effective_from",
                table: "setting",
                columns: new[] { "name", "effective_from" });

            migrationBuilder.CreateIndex(
                name: "ix_sitting_chaired_by",
                table: "sitting",
                column: "chaired_by");

            migrationBuilder.CreateIndex(
                name: "ix_sitting_reference",
                table: "sitting",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sitting_starts_at_reference",
                table: "sitting",
                columns: new[] { "starts_at", "reference" });

            migrationBuilder.CreateIndex(
                name: "ix_sitting_status_starts_at",
                table: "sitting",
                columns: new[] { "status", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staged_file_sha256",
                table: "staged_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_staged_file_staged_at",
                table: "staged_file",
                column: "staged_at");

            migrationBuilder.CreateIndex(
                name: "ix_staged_file_user_id_form_key_number",
                table: "staged_file",
                columns: new[] { "user_id", "form_key", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_body_id",
                table: "stored_file",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_sha256",
                table: "stored_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_uploaded_by",
                table: "stored_file",
                column: "uploaded_by");

            migrationBuilder.CreateIndex(
                name: "ix_submission_addressee_id_version",
                table: "submission",
                columns: new[] { "addressee_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submission_loaded_by",
                table: "submission",
                column: "loaded_by");

            migrationBuilder.CreateIndex(
                name: "ix_submission_one_prepared",
                table: "submission",
                column: "addressee_id",
                unique: true,
                filter: "submitted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_submission_signed_by",
                table: "submission",
                column: "signed_by");

            migrationBuilder.CreateIndex(
                name: "ix_submitted_file_file_id",
                table: "submitted_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_verification_by",
                table: "verification",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_verification_confirmed_by",
                table: "verification",
                column: "confirmed_by");

            migrationBuilder.CreateIndex(
                name: "ix_verification_submission_id_at",
                table: "verification",
                columns: new[] { "submission_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_waiting_message_name_correlation",
                table: "waiting_message",
                columns: new[] { "name", "correlation" },
                filter: "received_at is null and dropped_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_hearing_agenda_items_agenda_item_id",
                table: "hearing",
                column: "agenda_item_id",
                principalTable: "agenda_item",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_hearing_sittings_sitting_id",
                table: "hearing",
                column: "sitting_id",
                principalTable: "sitting",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_hearing_case_hearing_case_merged_into_id",
                table: "hearing_case",
                column: "merged_into_id",
                principalTable: "hearing_case",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_addressee_recommendation_recommendation_id",
                table: "addressee",
                column: "recommendation_id",
                principalTable: "recommendation",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_agenda_item_recommendation_recommendation_id",
                table: "agenda_item",
                column: "recommendation_id",
                principalTable: "recommendation",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_hearing_agenda_items_agenda_item_id",
                table: "hearing");

            migrationBuilder.DropForeignKey(
                name: "fk_hearing_sittings_sitting_id",
                table: "hearing");

            migrationBuilder.DropForeignKey(
                name: "fk_hearing_case_hearing_case_merged_into_id",
                table: "hearing_case");

            migrationBuilder.DropForeignKey(
                name: "fk_agenda_item_recommendation_recommendation_id",
                table: "agenda_item");

            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "ballot");

            migrationBuilder.DropTable(
                name: "case_document");

            migrationBuilder.DropTable(
                name: "case_note");

            migrationBuilder.DropTable(
                name: "check_run");

            migrationBuilder.DropTable(
                name: "complaint");

            migrationBuilder.DropTable(
                name: "extension");

            migrationBuilder.DropTable(
                name: "file_text");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "letter");

            migrationBuilder.DropTable(
                name: "minutes_correction");

            migrationBuilder.DropTable(
                name: "minutes_part");

            migrationBuilder.DropTable(
                name: "next_step");

            migrationBuilder.DropTable(
                name: "node");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "presence");

            migrationBuilder.DropTable(
                name: "recurring_run");

            migrationBuilder.DropTable(
                name: "referral");

            migrationBuilder.DropTable(
                name: "reminder");

            migrationBuilder.DropTable(
                name: "report_edition");

            migrationBuilder.DropTable(
                name: "search_entry");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "staged_file");

            migrationBuilder.DropTable(
                name: "submitted_file");

            migrationBuilder.DropTable(
                name: "verification");

            migrationBuilder.DropTable(
                name: "waiting_message");

            migrationBuilder.DropTable(
                name: "vote");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "minutes");

            migrationBuilder.DropTable(
                name: "submission");

            migrationBuilder.DropTable(
                name: "addressee");

            migrationBuilder.DropTable(
                name: "recommendation");

            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "sitting");

            migrationBuilder.DropIndex(
                name: "ix_user_task_assignee_id",
                table: "user_task");

            migrationBuilder.DropIndex(
                name: "ix_user_task_subject_id",
                table: "user_task");

            migrationBuilder.DropIndex(
                name: "ix_process_definition_key_sha256",
                table: "process_definition");

            migrationBuilder.DropIndex(
                name: "ix_job_ended_at",
                table: "job");

            migrationBuilder.DropIndex(
                name: "ix_job_kind_due_at_key",
                table: "job");

            migrationBuilder.DropIndex(
                name: "ix_incident_job_id",
                table: "incident");

            migrationBuilder.DropIndex(
                name: "ix_hearing_case_merged_into_id",
                table: "hearing_case");

            migrationBuilder.DropIndex(
                name: "ix_hearing_case_rapporteur_id",
                table: "hearing_case");

            migrationBuilder.DropIndex(
                name: "ix_hearing_case_round_id_body_id",
                table: "hearing_case");

            migrationBuilder.DropCheckConstraint(
                name: "ck_hearing_case_closed",
                table: "hearing_case");

            migrationBuilder.DropCheckConstraint(
                name: "ck_hearing_case_escalation",
                table: "hearing_case");

            migrationBuilder.DropCheckConstraint(
                name: "ck_hearing_case_merged",
                table: "hearing_case");

            migrationBuilder.DropCheckConstraint(
                name: "ck_hearing_case_threshold",
                table: "hearing_case");

            migrationBuilder.DropIndex(
                name: "ix_hearing_agenda_item_id",
                table: "hearing");

            migrationBuilder.DropIndex(
                name: "ix_hearing_sitting_id",
                table: "hearing");

            migrationBuilder.DropIndex(
                name: "ix_audit_event_recommendation_id_id",
                table: "audit_event");

            migrationBuilder.DropIndex(
                name: "ix_audit_event_sitting_id_id",
                table: "audit_event");

            migrationBuilder.DropColumn(
                name: "assigned_at",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "ended_for",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "urgency",
                table: "user_task");

            migrationBuilder.DropColumn(
                name: "subject_id",
                table: "process_instance");

            migrationBuilder.DropColumn(
                name: "error",
                table: "job");

            migrationBuilder.DropColumn(
                name: "name",
                table: "job");

            migrationBuilder.DropColumn(
                name: "node",
                table: "job");

            migrationBuilder.DropColumn(
                name: "sending_at",
                table: "job");

            migrationBuilder.DropColumn(
                name: "taken_at",
                table: "job");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "end",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "job_id",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "resolved_by",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "retry_at",
                table: "incident");

            migrationBuilder.DropColumn(
                name: "escalation_level",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "ground_en",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "ground_kk",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "ground_ru",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "learning_points_en",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "learning_points_kk",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "learning_points_ru",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "remedied",
                table: "hearing_case");

            migrationBuilder.DropColumn(
                name: "agenda_item_id",
                table: "hearing");

            migrationBuilder.DropColumn(
                name: "sitting_id",
                table: "hearing");

            migrationBuilder.DropColumn(
                name: "recommendation_id",
                table: "audit_event");

            migrationBuilder.DropColumn(
                name: "sitting_id",
                table: "audit_event");

            migrationBuilder.RenameColumn(
                name: "closing_ground",
                table: "hearing_case",
                newName: "outcome");

            migrationBuilder.AlterColumn<Guid>(
                name: "instance_id",
                table: "incident",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "threshold",
                table: "hearing_case",
                type: "numeric(18,10)",
                precision: 18,
                scale: 10,
                nullable: false,
                defaultValue: 0m,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,10)",
                oldPrecision: 18,
                oldScale: 10,
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "round_id",
                table: "hearing_case",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<decimal>(
                name: "lowest",
                table: "hearing_case",
                type: "numeric(18,10)",
                precision: 18,
                scale: 10,
                nullable: false,
                defaultValue: 0m,
                oldClrType: typeof(decimal),
                oldType: "numeric(18,10)",
                oldPrecision: 18,
                oldScale: 10,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "place",
                table: "hearing",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "recommendation_en",
                table: "hearing",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "recommendation_kk",
                table: "hearing",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "recommendation_ru",
                table: "hearing",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_task_role_assignee_id_due_on_created_at_id",
                table: "user_task",
                columns: new[] { "role", "assignee_id", "due_on", "created_at", "id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_process_definition_key_sha256",
                table: "process_definition",
                columns: new[] { "key", "sha256" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_due_at_key",
                table: "job",
                columns: new[] { "due_at", "key" },
                filter: "status = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_case_rapporteur_id",
                table: "hearing_case",
                column: "rapporteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_case_round_id_body_id",
                table: "hearing_case",
                columns: new[] { "round_id", "body_id" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_hearing_case_closed",
                table: "hearing_case",
                sql: "(status = 'Closed') = (closed_at is not null) and (status = 'Closed') = (outcome is not null)");
        }
    }
}
