using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.ContentStore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.TrailReviews;

/// <summary>The periodic review of the trail (R05).</summary>
internal static class TrailReviewsModule
{
    public static void AddTrailReviews(this IServiceCollection services)
    {
        foreach (var setting in TrailReviewSettings.All)
            services.AddSingleton(setting);
        services.AddTransient<TrailReviewQueries>();
        services.AddTransient<SignTrailReview>();
        services.AddSingleton<IContentReferences, TrailReviewContent>();
        services.AddSingleton<IReckonedDeskSource, TrailReviewDesk>();
    }
}
