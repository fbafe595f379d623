using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>The checker finds what is broken, and only that.</summary>
public sealed class CheckerTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task It_finds_each_broken_invariant_by_name()
    {
        await house.OpenCases();
        Assert.Empty(await Findings());

        await Break("update user_task set state = 'Cancelled', ended_at = created_at where case_id = (select id from hearing_case where reference = 'H-2026-00001')", "TaskMissing", "explain:1");
        await Break("update user_task set state = 'Open', ended_at = null", null);
        await Break("update job set status = 'Cancelled'", "TimerMissing", "explanation-overdue:1");
        await Break("update job set status = 'Pending'", null);
        await Break("update hearing_case set status = 'Scheduling' where reference = 'H-2026-00001'", "CaseStage", "case Scheduling, process at stage explanation");
        await Break("update hearing_case set status = 'Explanation'", null);
        await Break("delete from job; delete from user_task; delete from process_instance", "CaseWithoutProcess", "Explanation");
    }

    private async Task Break(string sql, string? rule, string? found = null)
    {
        await house.Ask(db => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
        var findings = await Findings();
        if (rule is null) Assert.Empty(findings);
        else Assert.Contains(findings, f => f.Rule == rule && f.Found == found && f.Subject == "H-2026-00001");
    }

    private Task<IReadOnlyList<Finding>> Findings() => house.With<Checker, IReadOnlyList<Finding>>(checker => checker.Check(TestContext.Current.CancellationToken));
}
