using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Organisation;

/// <summary>Departments, people, roles, deputies, the working calendar; and from them, who may do what right now.</summary>
internal static class OrganisationModule
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<CompanyTime>();
        services.AddSingleton<ActorDirectory>();
        services.AddTransient<SetUpVault>();
        services.AddSingleton<IActors>(s => s.GetRequiredService<ActorDirectory>());
        services.AddSingleton<WorkingCalendars>();
        services.AddSingleton<DirectoryQueries>();
        services.AddSingleton<OrganisationQueries>();
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<CalendarQueries>();
        services.AddSingleton<AccountOpening>();
        services.AddSingleton<IPackPart, OrganisationPart>();
        services.AddSingleton<IPackPart, CalendarPart>();
        services.AddTransient<AddDepartment>();
        services.AddTransient<ChangeDepartment>();
        services.AddTransient<CloseDepartment>();
        services.AddTransient<AddPerson>();
        services.AddTransient<ChangePerson>();
        services.AddTransient<AssignRole>();
        services.AddTransient<DecideRoleProposal>();
        services.AddTransient<EndRole>();
        services.AddTransient<GiveAccount>();
        services.AddTransient<ResetPassword>();
        services.AddSingleton<IDeskSource, AccountDesk>();
        services.AddSingleton<IObjectNames, OrganisationObjectNames>();
        services.AddTransient<DeactivateAccount>();
        services.AddTransient<OffBoardPerson>();
        services.AddTransient<NameDeputy>();
        services.AddTransient<RevokeDelegation>();
        services.AddTransient<GrantExternalAccess>();
        services.AddTransient<EndExternalAccess>();
        services.AddTransient<PublishCalendarYear>();
        services.AddTransient<SetCompanyDay>();
        services.AddTransient<RemoveCompanyDay>();
        services.AddLetters();
    }
}
