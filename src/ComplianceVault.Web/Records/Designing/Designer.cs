using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using FormFile = ComplianceVault.App.Records.Forms.FormFile;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>A form while it is designed: the working copy, which field is open, what is wrong where.</summary>
public sealed class Designer(DesignView view)
{
    private readonly Stack<FormFile> before = new();
    private IReadOnlyList<FormFault>? faults;

    public DesignView View => view;

    public FormFile Form { get; private set; } = view.Schema;

    /// <summary>The field whose particulars are shown.</summary>
    public FieldPlace? Open { get; private set; }

    /// <summary>What is being dragged.</summary>
    public FieldPlace? Dragged { get; set; }

    public IReadOnlyList<FormFault> Faults => faults ??= view.Faults(Form);

    /// <summary>From the edition in force; null: none was.</summary>
    public IReadOnlyList<FormChange>? Changes => view.Changes(Form);

    /// <summary>At the field, its parts, or in its columns.</summary>
    public int FaultsAt(FieldPlace at) => Faults.Count(f => f.Place == at.ToString() || f.Place.StartsWith($"{at}.", StringComparison.Ordinal));

    public void Toggle(FieldPlace at) => Open = Open == at ? at.Column is null ? null : at.Table : at;

    public bool CanUndo => before.Count > 0;

    public void Set(FormFile form)
    {
        if (ReferenceEquals(form, Form))
            return;
        before.Push(Form);
        (Form, faults) = (form, null);
    }

    /// <summary>Takes the last step back.</summary>
    public void Undo()
    {
        if (before.TryPop(out var was))
            (Form, faults, Open) = (was, null, null);
    }

    public void Change(FieldPlace at, Func<FormField, FormField> change) => Set(FormEditing.Change(Form, at, change));

    public void Add(FieldPlace at, FieldType type, string label)
    {
        var (form, place) = FormEditing.Add(Form, at, type, label);
        Set(form);
        Open = place;
    }

    public void Remove(FieldPlace at)
    {
        Set(FormEditing.Remove(Form, at));
        Open = at.Column is null ? null : at.Table;
    }

    public void Duplicate(FieldPlace at)
    {
        Set(FormEditing.Duplicate(Form, at));
        Open = null;
    }

    public void Move(FieldPlace at, int step)
    {
        var (form, place) = FormEditing.Move(Form, at, step);
        Set(form);
        Open = Open == at ? place : null;
    }

    /// <summary>Lets go of what is dragged, before the field at the place.</summary>
    public void Drop(FieldPlace at)
    {
        if (Dragged is not { } from)
            return;
        (Dragged, Open) = (null, null);
        // What stands further down in the same section is one place up once it is taken away.
        var place = from.Stage == at.Stage && from.Section == at.Section && from.Field < at.Field ? at with { Field = at.Field - 1 } : at;
        Set(FormEditing.MoveTo(Form, from, place).Form);
    }
}
