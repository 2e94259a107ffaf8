using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>How a holder gets a document: what a person chooses in one field.</summary>
public enum ListWay
{
    /// <summary>纸质副本（受控02）</summary>
    Copy,

    /// <summary>纸质正本（受控01）</summary>
    Master,

    /// <summary>电子（阅知确认）</summary>
    Electronic,
}

/// <summary>A row of the form. <see cref="Outside"/> as the department opens the field for a name.</summary>
public sealed class ListRow(int key)
{
    /// <summary>Stands in the choice of departments for a holder outside the company.</summary>
    public const string Outside = "*";

    /// <summary>Names the fields of the row as long as the form is open.</summary>
    public int Key { get; } = key;

    public string Department { get; set; } = "";

    public string OutsideName { get; set; } = "";

    public ListWay Way { get; set; }

    public string Copies { get; set; } = "1";

    public bool IsOutside => Department == Outside;

    /// <summary>The master is one copy, and whoever reads on the screen gets none.</summary>
    public bool IsCounted => Way == ListWay.Copy;

    public DistributionLine Line => new(
        Way == ListWay.Electronic ? DistributionMedium.Electronic : DistributionMedium.Paper,
        IsOutside || Department.Length == 0 ? null : Department,
        IsOutside ? OutsideName : null,
        Way == ListWay.Electronic ? 0 : !IsCounted ? 1 : int.TryParse(Copies, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) ? copies : 0,
        Way == ListWay.Master ? CopyKind.Master : CopyKind.Copy);
}

/// <summary>The list of a document as a form: its rows, and what they ask for.</summary>
public sealed class ListForm
{
    private readonly List<ListRow> rows = [];
    private int last;

    public IReadOnlyList<ListRow> Rows => rows;

    public IReadOnlyList<DistributionLine> Lines => [.. rows.Select(r => r.Line)];

    /// <summary>Begins with the lines in force; an empty list with one empty row.</summary>
    public void Fill(IEnumerable<DistributionLine> lines)
    {
        rows.Clear();
        foreach (var line in lines)
            Take(line);
        if (rows.Count == 0)
            Add();
    }

    public ListRow Add()
    {
        var row = new ListRow(++last);
        rows.Add(row);
        return row;
    }

    public void Remove(ListRow row) => rows.Remove(row);

    private void Take(DistributionLine line)
    {
        var row = Add();
        row.Department = line.OutsideHolder is null ? line.Department ?? "" : ListRow.Outside;
        row.OutsideName = line.OutsideHolder ?? "";
        row.Way = line.Medium == DistributionMedium.Electronic ? ListWay.Electronic : line.Kind == CopyKind.Master ? ListWay.Master : ListWay.Copy;
        row.Copies = Math.Max(line.Copies, 1).ToString(CultureInfo.InvariantCulture);
    }
}
