using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ComplianceVault.Web.Shell.Layout;

/// <summary>Catches a page's fault once, logs it under a reference number and shows that number instead of the page.</summary>
public sealed partial class FaultBoundary : ErrorBoundaryBase
{
    private string reference = "";

    [Inject]
    private ILogger<FaultBoundary> Log { get; set; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        reference = FaultLog.NewReference();
        LogFault(Log, exception, reference);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<ErrorNotice>(1);
        builder.AddComponentParameter(2, nameof(ErrorNotice.Reference), reference);
        builder.CloseComponent();
    }

    [LoggerMessage(LogLevel.Error, "Fault {Reference} on a page")]
    private static partial void LogFault(ILogger log, Exception e, string reference);
}
