using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>
/// Makes recommendations of the texts that were put aside: adopted, for the body of the case, and never brought into force,
/// since no minutes of them were approved.
/// </summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261125130200_OldRecommendations")]
public sealed class OldRecommendations : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        with numbered as (
            select gen_random_uuid() as id, o.*, extract(year from o.ended_at at time zone 'Asia/Almaty')::int as year,
                row_number() over (partition by extract(year from o.ended_at at time zone 'Asia/Almaty') order by o.ended_at, o.case_id, o.number) as place
            from old_recommendation o),
        counted as (
            insert into reference_number (kind, year, last) select 'R', year, count(*) from numbered group by year
            on conflict (kind, year) do update set last = reference_number.last + excluded.last
            returning year, last),
        written as (
            insert into recommendation (id, reference, case_id, text_kk, text_ru, text_en, reason_kk, reason_ru, reason_en, term, status, drafted_at)
            select n.id, 'R-' || n.year || '-' || lpad((c.last - (select count(*) from numbered m where m.year = n.year) + n.place)::text, 5, '0'), n.case_id,
                n.recommendation_kk, n.recommendation_ru, n.recommendation_en, n.reasons_kk, n.reasons_ru, n.reasons_en, 20, 'Adopted', n.ended_at
            from numbered n join counted c on c.year = n.year
            returning id)
        insert into addressee (id, recommendation_id, body_id, is_responsible, status)
        select gen_random_uuid(), n.id, n.body_id, true, 'Draft' from numbered n where exists (select 1 from written w where w.id = n.id);
        drop table old_recommendation;
        """);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table old_recommendation (case_id uuid, body_id uuid, number int, ended_at timestamptz,
            recommendation_kk text, recommendation_ru text, recommendation_en text, reasons_kk text, reasons_ru text, reasons_en text);
        """);
}
