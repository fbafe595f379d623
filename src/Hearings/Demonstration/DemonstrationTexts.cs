using Hearings.Cases;

namespace Hearings.Demonstration;

/// <summary>One open task of a demonstration's case.</summary>
/// <param name="Number">The case's running number in its year.</param>
/// <param name="Hearings">How many hearings have been scheduled.</param>
internal sealed record DemonstrationCase(Guid Task, Guid Body, int Number, int Hearings);

/// <summary>What the people of the demonstration write. Nobody real is meant.</summary>
internal static class DemonstrationTexts
{
    public const string Explanation =
        "Көрсетілген бөлімдер сайтты жаңарту кезінде толтырылмай қалған. Жауапты тұлға тағайындалды, жетіспейтін мәліметтер екі ай ішінде жарияланады.";

    public const string Brief =
        "Түсініктеме бастапқы өлшемдермен салыстырылды. Толық емес бөлімдер азаматтарға күнделікті қажет мәліметтерге қатысты. Комиссияға мерзімін көрсете отырып, ұсыным беру ұсынылады.";

    public const string Place = "Комиссияның мәжіліс залы";

    public static readonly Trilingual Learning = Trilingual.Of(
        "Сайтты жаңарту алдында бөлімдердің толық көшірілуін тексеру қажет.",
        "Перед обновлением сайта нужно проверять, что разделы перенесены полностью.",
        "Before a site is renewed, check that its sections are carried over whole.");

    private static readonly Trilingual Admitted = Trilingual.Of(
        "Орган кемшіліктерді мойындады, бірақ оларды жою мерзімін атамады.",
        "Орган признал недостатки, но не назвал срок их устранения.",
        "The body admitted the shortcomings but named no date for putting them right.");

    private static readonly Trilingual PutRight = Trilingual.Of(
        "Кемшіліктер тыңдауға дейін жойылды.", "Недостатки устранены до заслушивания.", "The shortcomings were put right before the hearing.");

    private static readonly Trilingual Absent = Trilingual.Of(
        "Органның уәкілетті өкілі келмеді.", "Уполномоченный представитель органа не явился.", "The body's authorised representative did not appear.");

    /// <summary>Every seventh first hearing is postponed, every fifth case ends without action, the rest with recommendations.</summary>
    public static RecordOutcome Outcome(Guid task, int number, int hearings) => (number, hearings) switch
    {
        (_, 1) when number % 7 == 3 => new(task, Cases.Outcome.Postponed, Absent),
        _ when number % 5 == 0 => new(task, Cases.Outcome.NoAction, PutRight),
        _ => new(task, Cases.Outcome.Recommendations, Admitted),
    };
}
