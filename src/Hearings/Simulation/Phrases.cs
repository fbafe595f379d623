using System.Collections.Immutable;
using Hearings.Cases;
using Hearings.Sittings;

namespace Hearings.Simulation;

/// <summary>What the simulated people write. Nobody real is meant.</summary>
internal static class Phrases
{
    public static readonly Trilingual Hall = Trilingual.Of("Комиссияның мәжіліс залы", "Зал заседаний Комиссии", "The Commission's meeting hall");

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
            "Adopt a rule that what is published is updated at least once a month, and name the person responsible."),
         Trilingual.Of("Мәліметтердің бір бөлігі ескірген.", "Часть сведений устарела.", "Part of what is published is out of date."),
         Trilingual.Of("Бұйрық шығарылған, соңғы жаңарту күні көрсетілген.", "Издан приказ, указана дата последнего обновления.", "An order is issued; the date of the last update is shown.")),
        (Trilingual.Of(
            "Деректер жинақтарын машинамен оқылатын форматта, ашық лицензиямен және тұтас жүктеп алу мүмкіндігімен жариялау.",
            "Опубликовать наборы данных в машиночитаемом формате, с открытой лицензией и возможностью загрузки целиком.",
            "Publish the data sets in a machine-readable form, under an open licence, and as whole downloads."),
         Trilingual.Of("Деректер тек қарауға ғана қолжетімді.", "Данные доступны только для просмотра.", "The data can only be looked at."),
         Trilingual.Of("Әр жинақ тұтас файл ретінде жүктеледі.", "Каждый набор загружается одним файлом.", "Each set can be downloaded as one file.")),
    ];

    /// <summary>The one of them that asks for figures to be kept up to date; the others ask for what is missing.</summary>
    public static readonly (Trilingual Text, Trilingual Reason, Trilingual Criterion) OfCurrency = Recommendations[1];

    public static readonly Trilingual Admitted = Trilingual.Of(
        "Орган кемшіліктерді мойындады, бірақ оларды жою мерзімін атамады.",
        "Орган признал недостатки, но не назвал срок их устранения.",
        "The body admitted the shortcomings but named no date for putting them right.");

    public static readonly Trilingual PutRight = Trilingual.Of(
        "Кемшіліктер тыңдауға дейін жойылды.", "Недостатки устранены до заслушивания.", "The shortcomings were put right before the hearing.");

    public static readonly Trilingual Absent = Trilingual.Of(
        "Органның уәкілетті өкілі келмеді.", "Уполномоченный представитель органа не явился.", "The body's authorised representative did not appear.");

    public static readonly Trilingual Complaints = Trilingual.Of(
        "Азаматтар бөлімдердің бос екенін бірнеше рет хабарлаған.", "Граждане неоднократно сообщали о пустых разделах.", "Citizens have reported empty sections several times.");

    public static readonly Trilingual Lesson = Trilingual.Of(
        "Жауапты бөлімше мен жаңарту мерзімі алдын ала белгіленсе, олқылықтар тезірек жойылады.",
        "Если ответственное подразделение и сроки обновления определены заранее, недостатки устраняются быстрее.",
        "Where a responsible unit and dates of updates are set beforehand, shortcomings are put right sooner.");

    public const string Trip = "Іссапарға байланысты қатыса алмаймын.";

    public static readonly Trilingual YearOver = Trilingual.Of("Отырыс келесі жылдың жоспарына көшірілді.", "Заседание перенесено в план следующего года.", "The sitting moves to the next year's plan.");

    public static readonly Trilingual NothingToHear = Trilingual.Of("Тыңдауға дайын мәселе жоқ.", "Нет вопросов, готовых к рассмотрению.", "Nothing is ready to be heard.");

    public const string AnswerReasons = "Ұсынымның бір бөлігі органның құзыретіне жатпайды немесе қосымша қаржыландыруды талап етеді.";

    public const string RefusalConsidered = "Органның дәлелдері қаралды; бөлімдерді жариялау заң талаптарынан туындайды.";

    public const string MoreTime = "Техникалық жұмыстарды орындаушымен шарт бекітілген күннен кейін жасалды.";

    public const string NoMoreTime = "Белгіленген мерзім жеткілікті, ұзартуға негіз жоқ.";

    public const string Dismissed = "Орган қадам жасағанын телефонмен хабарлады, дәлелдеме күтіледі.";

    public const string EvidenceNote = "Бөлімдер толтырылды, сілтемелер мен жаңарту күндері көрсетілген.";

    public const string Missing = "Орыс тіліндегі нұсқасы және соңғы жаңарту күні көрсетілмеген.";

    public const string Doubt = "Қайта тексергенде бір бөлім ашылмады.";

    public static readonly Trilingual Explained = Trilingual.Of(
        "Органның өкілі көрсеткіштердің себептерін түсіндіріп, Комиссия мүшелерінің сұрақтарына жауап берді.",
        "Представитель органа объяснил причины показателей и ответил на вопросы членов Комиссии.",
        "The body's representative explained the figures and answered the members' questions.");

    public static readonly Trilingual Reported = Trilingual.Of(
        "Баяндама тыңдалып, талқыланды.", "Доклад заслушан и обсуждён.", "The report was heard and discussed.");

    public static readonly Trilingual NoQuorum = Trilingual.Of(
        "Кворум болмағандықтан кейінге қалдырылды.", "Отложено из-за отсутствия кворума.", "Put off for want of a quorum.");

    public static readonly Trilingual Lost = Trilingual.Of(
        "Ұсыныс жеткілікті дауыс жинамады; шара қолданылмайды.", "Предложение не набрало голосов; меры не принимаются.", "The motion was lost; no action is taken.");

    private static readonly Speaker Director = new(
        "Серік Айтбаев", Trilingual.Of("Департамент директоры", "Директор департамента", "Director of department"),
        Trilingual.Of("Уәкілетті орган", "Уполномоченный орган", "Authorised body"));

    /// <summary>What a month's sitting deals with beside hearings.</summary>
    public static IEnumerable<(AgendaKind Kind, Trilingual Title, Speaker Speaker)> Business(int month)
    {
        if (month % 3 == 0)
            yield return (AgendaKind.FollowUp, Trilingual.Of("«Ашық үкімет» порталдары мен мемлекеттік органдар сайттарының бірыңғай платформасы бойынша ұсынымдардың орындалуы", "Исполнение рекомендаций по порталам «Открытого правительства» и единой платформе сайтов государственных органов", "How the recommendations on the Open Government portals and the single platform of state bodies' sites are being carried out"), Director);
        if (month is 2 or 8 or 12)
            yield return (AgendaKind.RoadMap, Trilingual.Of("Ашықтық жөніндегі жол картасының орындалуы", "Исполнение дорожной карты по открытости", "How the road map for openness is being carried out"), Director);
        if (month is 5 or 12)
            yield return (AgendaKind.Proposal, Trilingual.Of("Ашық деректердің бірыңғай тізбесін әзірлеу туралы", "О разработке единого перечня открытых данных", "To work out a single list of open data"), Director);
        if (month == 12)
            yield return (AgendaKind.WorkPlan, Trilingual.Of("Комиссияның келесі жылға арналған жұмыс жоспары", "План работы Комиссии на следующий год", "The Commission's plan of work for the next year"), Director);
    }

    /// <summary>What is decided on an item that is no hearing.</summary>
    public static Trilingual Decision(AgendaKind kind, bool carried) => !carried ? Lost : kind switch
    {
        AgendaKind.FollowUp => Trilingual.Of("Ақпарат назарға алынсын, орындау бақылауда қалсын.", "Информацию принять к сведению, исполнение оставить на контроле.", "The information is noted; execution stays under control."),
        AgendaKind.RoadMap => Trilingual.Of("Жол картасының орындалуы туралы ақпарат назарға алынсын.", "Информацию об исполнении дорожной карты принять к сведению.", "The information on the road map is noted."),
        AgendaKind.Proposal => Trilingual.Of("Сұраныс пен танымалдылықты ескере отырып, бірыңғай тізбенің жобасы әзірленсін.", "Разработать проект единого перечня с учётом спроса и популярности.", "A draft of the single list is to be worked out by demand and popularity."),
        _ => Trilingual.Of("Жұмыс жоспары мақұлдансын.", "План работы одобрить.", "The plan of work is approved."),
    };

    /// <summary>Where a body shows what it has done; an address that leads nowhere.</summary>
    public static string Link(string body, string recommendation, int version) => $"https://{body.ToLowerInvariant()}.example/{recommendation}/{version}";

    /// <summary>The Commission's reasons for an outcome.</summary>
    public static Trilingual Reasons(Outcome outcome) => outcome switch
    {
        Outcome.Postponed => Absent,
        Outcome.NoAction => PutRight,
        _ => Admitted,
    };
}
