using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Sample;

/// <summary>The records of the sample company's year.</summary>
internal static class SampleModule
{
    public static void AddSampleRecords(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, ExamplesPart>();
        services.AddSingleton<ExampleWriter>();
        services.AddSingleton<ExampleRecords>();
        services.AddSingleton<ISampleFiller, ExampleYear>();
    }
}
