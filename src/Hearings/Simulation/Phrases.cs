using System.Collections.Immutable;
using Hearings.Cases;

namespace Hearings.Simulation;

/// <summary>What the simulated people write. Nobody real is meant.</summary>
internal static class Phrases
{
    public const string Place = "Комиссияның мәжіліс залы";

    public const string Representative = "Аппарат басшысының орынбасары";

    public static readonly ImmutableArray<string> Explanations =
    [
        "Көрсетілген бөлімдер сайтты жаңарту кезінде толтырылмай қалған. Жауапты тұлға тағайындалды, жетіспейтін мәліметтер екі ай ішінде жарияланады.",
        "Орыс тіліндегі материалдар жарияланғанымен, олардың аудармасы кешіктірілген. Аударма қызметімен шарт жасалды, бөлімдер біртіндеп толықтырылуда.",
        "Деректер ведомстволық жүйеде бар, бірақ ашық форматта шығарылмаған. Техникалық тапсырма әзірленіп, орындаушыға жіберілді.",
        "Бағалау жүргізілген күні сайтта техникалық жұмыстар болған. Қазіргі уақытта бөлімдердің басым бөлігі қолжетімді.",
    ];

    public static readonly ImmutableArray<string> Briefs =
    [
        "Түсініктеме бастапқы өлшемдермен салыстырылды. Толық емес бөлімдер азаматтарға күнделікті қажет мәліметтерге қатысты. Комиссияға мерзімін көрсете отырып, ұсыным беру ұсынылады.",
        "Органның өкілдерімен кездесу өткізілді, олқылықтардың себептері анықталды. Негізгі себеп — жауапты бөлімшенің болмауы. Ұсыным беру қажет деп саналады.",
        "Ашық дереккөздер қайта тексерілді: кемшіліктердің бір бөлігі жойылған, қалғаны бойынша нақты мерзім белгіленуі керек.",
    ];

    public static readonly ImmutableArray<(Trilingual Text, Trilingual Reason, Trilingual Criterion)> Recommendations =
    [
        (Trilingual.Of(
            "Толық емес бөлімдерді мемлекеттік тілде және орыс тілінде толтыру.",
            "Заполнить неполные разделы на государственном и русском языках.",
            "Complete the incomplete sections in the state language and in Russian."),
         Trilingual.Of("Өлшемдер бөлімдердің толық еместігін көрсетті.", "Измерения показали неполноту разделов.", "The measurements showed incomplete sections."),
         Trilingual.Of("Қайта тексергенде барлық бөлім толық.", "При повторной проверке все разделы заполнены.", "A second look finds every section complete.")),
        (Trilingual.Of(
            "Жарияланған мәліметтерді айына кемінде бір рет жаңартып отыру тәртібін бекіту және жауапты тұлғаны тағайындау.",
            "Утвердить порядок обновления опубликованных сведений не реже одного раза в месяц и назначить ответственное лицо.",
            "Set a rule to update what is published at least once a month, and name the person responsible."),
         Trilingual.Of("Мәліметтердің бір бөлігі ескірген.", "Часть сведений устарела.", "Part of what is published is out of date."),
         Trilingual.Of("Бұйрық шығарылған, соңғы жаңарту күні көрсетілген.", "Издан приказ, указана дата последнего обновления.", "An order is issued; the date of the last update is shown.")),
        (Trilingual.Of(
            "Деректер жиынтықтарын машина оқитын форматта, ашық лицензиямен және тұтас жүктеп алу мүмкіндігімен жариялау.",
            "Опубликовать наборы данных в машиночитаемом формате, с открытой лицензией и возможностью загрузки целиком.",
            "Publish the data sets in a machine-readable form, under an open licence, and as whole downloads."),
         Trilingual.Of("Деректер тек қарауға ғана қолжетімді.", "Данные доступны только для просмотра.", "The data can only be looked at."),
         Trilingual.Of("Әр жиынтық тұтас файл ретінде жүктеледі.", "Каждый набор загружается одним файлом.", "Each set can be downloaded as one file.")),
    ];

    public static readonly Trilingual Admitted = Trilingual.Of(
        "Орган кемшіліктерді мойындады, бірақ оларды жою мерзімін атамады.",
        "Орган признал недостатки, но не назвал срок их устранения.",
        "The body admitted the shortcomings but named no date for putting them right.");

    public static readonly Trilingual PutRight = Trilingual.Of(
        "Кемшіліктер тыңдауға дейін жойылды.", "Недостатки устранены до заслушивания.", "The shortcomings were put right before the hearing.");

    public static readonly Trilingual Absent = Trilingual.Of(
        "Органның уәкілетті өкілі келмеді.", "Уполномоченный представитель органа не явился.", "The body's authorised representative did not appear.");

    public static readonly Trilingual Lesson = Trilingual.Of(
        "Жауапты бөлімше мен жаңарту мерзімі алдын ала белгіленсе, олқылықтар тезірек жойылады.",
        "Если ответственное подразделение и сроки обновления определены заранее, недостатки устраняются быстрее.",
        "Where a responsible unit and dates of updates are set beforehand, shortcomings are put right sooner.");

    /// <summary>The Commission's reasons for an outcome.</summary>
    public static Trilingual Reasons(Outcome outcome) => outcome switch
    {
        Outcome.Postponed => Absent,
        Outcome.NoAction => PutRight,
        _ => Admitted,
    };
}
