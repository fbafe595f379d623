using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>Puts the texts of recommendations aside that hearings held themselves, before the hearings lose them.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125110000_KeepOldRecommendations")]
public sealed class KeepOldRecommendations : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table old_recommendation as
        select h.case_id, c.body_id, h.number, h.ended_at, h.recommendation_kk, h.recommendation_ru, h.recommendation_en, h.reasons_kk, h.reasons_ru, h.reasons_en
        from hearing h join hearing_case c on c.id = h.case_id
        where coalesce(h.recommendation_kk, h.recommendation_ru, h.recommendation_en) is not null;
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop table old_recommendation;");
}
