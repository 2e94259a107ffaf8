using ComplianceVault.App.Records.Designing;
using ComplianceVault.Web.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>One field among the others.</summary>
public sealed partial class FieldRow
{
    [Parameter, EditorRequired]
    public Designer Designer { get; set; } = null!;

    [Parameter, EditorRequired]
    public FieldPlace At { get; set; }

    [Parameter, EditorRequired]
    public Choices Names { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>A table stays open while one of its columns is.</summary>
    private bool IsOpen => Designer.Open is { } open && (open == At || (At.Column is null && open.Table == At));

    /// <summary>Another field is open now: the others close.</summary>
    [Parameter]
    public EventCallback Opened { get; set; }

    private Task ToggleAsync()
    {
        Designer.Toggle(At);
        return Opened.InvokeAsync();
    }

    private Task MoveAsync(int step) => DoAsync(() => Designer.Move(At, step));

    private Task DuplicateAsync() => DoAsync(() => Designer.Duplicate(At));

    private Task RemoveAsync() => DoAsync(() => Designer.Remove(At));

    private Task DropAsync() => Designer.Dragged is null || At.Column is not null ? Task.CompletedTask : DoAsync(() => Designer.Drop(At));

    private Task KeyAsync(KeyboardEventArgs e) => e.AltKey && (e.Key is "ArrowUp" or "ArrowDown") ? MoveAsync(e.Key == "ArrowUp" ? -1 : 1) : Task.CompletedTask;

    private Task DoAsync(Action change)
    {
        change();
        return Changed.InvokeAsync();
    }
}
