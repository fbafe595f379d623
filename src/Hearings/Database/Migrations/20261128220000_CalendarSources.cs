using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hearings.Database.Migrations;

/// <summary>Sources of the calendar in three languages; of what people typed nobody knows the language, and most type Russian.</summary>
[DbContext(typeof(HearingsDb))]
[Migration("20261128220000_CalendarSources")]
public sealed class CalendarSources : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
        create temporary table shipped (en text primary key, kk text, ru text) on commit drop;
        insert into shipped values
            ('Law on holidays', 'Мерекелер туралы заң', 'Закон о праздниках'),
            ('Law on holidays; not kept from 2026', 'Мерекелер туралы заң; 2026 жылдан бастап атап өтілмейді', 'Закон о праздниках; с 2026 года не отмечается'),
            ('Law on holidays; not kept from 2022', 'Мерекелер туралы заң; 2022 жылдан бастап атап өтілмейді', 'Закон о праздниках; с 2022 года не отмечается'),
            ('Labour Code art. 84(5): religious day', 'Еңбек кодексі, 84-бап, 5-тармақ: діни мереке', 'Трудовой кодекс, ст. 84, п. 5: религиозный праздник'),
            ('Constitution of 15.03.2026: kept from 2027', '2026 жылғы 15 наурыздағы Конституция: 2027 жылдан бастап атап өтіледі', 'Конституция от 15 марта 2026 года: отмечается с 2027 года'),
            ('computed; not checked against the published date', 'есептеп шығарылған; жарияланған күнмен салыстырылмаған', 'вычислено; с объявленной датой не сверено'),
            ('date-holidays 3.37.0', 'date-holidays 3.37.0', 'date-holidays 3.37.0'),
            ('published calendar for 2025', '2025 жылға жарияланған күнтізбе', 'опубликованный календарь на 2025 год'),
            ('published calendar for 2026', '2026 жылға жарияланған күнтізбе', 'опубликованный календарь на 2026 год'),
            ('forecast; announced yearly', 'болжам; жыл сайын жарияланады', 'прогноз; объявляется ежегодно'),
            ('order No 436', '№ 436 бұйрық', 'приказ № 436'),
            ('published calendar for 2025, 246 working days', '2025 жылға жарияланған күнтізбе, 246 жұмыс күні', 'опубликованный календарь на 2025 год, 246 рабочих дней'),
            ('published calendar for 2026, 247 working days', '2026 жылға жарияланған күнтізбе, 247 жұмыс күні', 'опубликованный календарь на 2026 год, 247 рабочих дней');
        """);
        foreach (var table in Tables)
            migrationBuilder.Sql($"""
            alter table {table} add source_kk text, add source_en text;
            alter table {table} rename source to source_ru;
            alter table {table} alter source_ru drop not null;
            update {table} set source_kk = kk, source_ru = ru, source_en = en from shipped where en = source_ru;
            """);
        migrationBuilder.Sql("drop table shipped");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
            migrationBuilder.Sql($"""
            update {table} set source_ru = coalesce(source_en, source_ru, source_kk, '');
            alter table {table} rename source_ru to source;
            alter table {table} alter source set not null, drop column source_kk, drop column source_en;
            """);
    }

    private static readonly string[] Tables = ["holiday", "special_day", "calendar_year"];
}
