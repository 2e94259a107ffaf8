using ComplianceVault.App.Organisation;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>Who acts heads the department that the record is about, himself or as a deputy.</summary>
internal sealed class HeadsDepartment : IGuardRule
{
    public string Name => "actor.heads-department";

    public Task<bool> HoldsAsync(GuardCase what) => Task.FromResult(what.Actor.Offices.Contains(Offices.Of(Role.DepartmentHead, what.Of.Concerned(what.Values))));
}

/// <summary>Who acts does not belong to the department that the record is about.</summary>
internal sealed class OutsideDepartment : IGuardRule
{
    public string Name => "actor.outside-department";

    public Task<bool> HoldsAsync(GuardCase what) => Task.FromResult(!what.Actor.Departments.Contains(what.Of.Concerned(what.Values)));
}
