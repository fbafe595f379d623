using System.Collections.Immutable;
using Hearings.Access;

namespace Hearings.Demonstration;

/// <summary>A fictional person whom the sign-in page of a demonstration offers.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">An address that leads nowhere.</param>
/// <param name="Role">The role to look through.</param>
/// <param name="Post">The post.</param>
/// <param name="Body">The code of the body, for its officers and for a member who works there.</param>
public sealed record Persona(string Name, string Email, Role Role, Trilingual Post, string? Body = null)
{
    /// <summary>The body whose officers are among the personas.</summary>
    public const string OfficersBody = "MOH";

    /// <summary>The post of a member who is no persona.</summary>
    public static Trilingual MemberPost { get; } = Trilingual.Of("Комиссия мүшесі", "Член Комиссии", "Member of the Commission");

    /// <summary>Names of further members.</summary>
    public static ImmutableArray<string> MoreMembers { get; } =
        ["Айгүл Серікбаева", "Нұрлан Жұмабеков", "Ольга Кравцова", "Қайрат Төлегенов", "Динара Омарова", "Марат Сүлейменов", "Ирина Белова", "Ғалым Есенов"];

    /// <summary>All of them, in the order in which they are offered. Nobody real is meant.</summary>
    public static ImmutableArray<Persona> All { get; } =
    [
        new("Мадина Оспанова", "secretary@demo.example", Role.Secretary, Trilingual.Of("Комиссия хатшысы", "Секретарь Комиссии", "Secretary of the Commission")),
        new("Гүлнар Әбенова", "chair@demo.example", Role.Chair, Trilingual.Of("Комиссия төрағасы", "Председатель Комиссии", "Chair of the Commission")),
        new("Ерлан Тұрсынов", "member@demo.example", Role.Member, Trilingual.Of("Комиссия мүшесі, үкіметтік емес ұйымнан", "Член Комиссии от неправительственной организации", "Member of the Commission, from an NGO")),
        new("Сәуле Қасымова", "member2@demo.example", Role.Member, Trilingual.Of("Комиссия мүшесі, университеттен", "Член Комиссии от университета", "Member of the Commission, from a university")),
        new("Виктор Лисов", "member3@demo.example", Role.Member, Trilingual.Of("Комиссия мүшесі, министрліктен", "Член Комиссии от министерства", "Member of the Commission, from a ministry"), OfficersBody),
        new("Тимур Жақсыбеков", "analyst@demo.example", Role.Analyst, Trilingual.Of("Мониторинг талдаушысы", "Аналитик мониторинга", "Monitoring analyst")),
        new("Әсел Нұрланова", "reviewer@demo.example", Role.Reviewer, Trilingual.Of("Дәлелдемелерді тексеруші", "Проверяющий доказательства", "Reviewer of evidence")),
        new("Данияр Мұқанов", "reviewer2@demo.example", Role.Reviewer, Trilingual.Of("Дәлелдемелерді тексеруші, екінші адам", "Проверяющий доказательства, второе лицо", "Reviewer of evidence, second person")),
        new("Жанна Ахметова", "signer@demo.example", Role.Signer, Trilingual.Of("Органның жауапты тұлғасы", "Уполномоченное лицо органа", "Authorised person of the body"), OfficersBody),
        new("Бауыржан Сейітов", "loader@demo.example", Role.Loader, Trilingual.Of("Орган маманы", "Специалист органа", "Officer of the body"), OfficersBody),
        new("Руслан Ибраев", "auditor@demo.example", Role.Auditor, Trilingual.Of("Аудитор", "Аудитор", "Auditor")),
        new("Олжас Бекенов", "administrator@demo.example", Role.Administrator, Trilingual.Of("Жүйе әкімшісі", "Администратор системы", "System administrator")),
    ];
}
