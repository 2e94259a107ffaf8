using System.Globalization;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Web.Documents.Import;

/// <summary>Which files of a batch the review shows.</summary>
public enum ReviewShow
{
    All,
    ToDecide,

    /// <summary>Proposals that cannot be taken over as they are.</summary>
    Troubled,
    Accepted,
    Skipped,
    Refused,
}

/// <summary>A value that another place of the same file states.</summary>
public sealed record Alternative(string Value, CoverFactPlace Place, string? Quote);

/// <summary>The review of a batch while it is on a page: which files are shown and chosen, and what else a file says of itself.</summary>
public sealed class ReviewState
{
    public const int PageSize = 30;
    private static readonly string[] Ways = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];
    private readonly HashSet<Guid> chosen = [];
    private int page = 1;

    public IReadOnlyList<ImportItem> Items { get; private set; } = [];

    public ReviewShow Show { get; private set; }

    /// <summary>One beyond the last is the last.</summary>
    public int Page => Math.Clamp(page, 1, Pages);

    public IReadOnlyCollection<Guid> Chosen => chosen;

    public IReadOnlyList<ImportItem> Shown => [.. Items.Where(i => IsShown(i, Show))];

    public IReadOnlyList<ImportItem> OnPage => [.. Shown.Skip((Page - 1) * PageSize).Take(PageSize)];

    private int Pages => Math.Max(1, (Shown.Count + PageSize - 1) / PageSize);

    /// <summary>Those that taking all over would take.</summary>
    public IReadOnlyList<ImportItem> Ready => [.. Items.Where(i => i.State == ImportItemState.Proposed && !IsTroubled(i))];

    public void Take(IReadOnlyList<ImportItem> items)
    {
        Items = items;
        chosen.IntersectWith(items.Where(i => i.State == ImportItemState.Proposed).Select(i => i.Id));
    }

    public void Turn(ReviewShow show, int to) => (Show, page) = (show, to);

    public int CountOf(ReviewShow show) => Items.Count(i => IsShown(i, show));

    public void Choose(ImportItem item, bool yes)
    {
        if (yes && item.State == ImportItemState.Proposed)
            chosen.Add(item.Id);
        else
            chosen.Remove(item.Id);
    }

    /// <summary>All shown files that still wait, or none.</summary>
    public void ChooseAll(bool yes)
    {
        foreach (var item in Shown)
            Choose(item, yes);
    }

    public static bool IsTroubled(ImportItem item) => item is
    {
        State: ImportItemState.Proposed,
        Match: ImportMatch.NumberMissing or ImportMatch.OtherText or ImportMatch.SampleNumber,
    };

    /// <summary>Where the proposed value was read, or null when a person wrote it.</summary>
    public static Alternative? SourceOf(IEnumerable<CoverFact> facts, CoverFactKind kind, string? value) =>
        facts.Where(f => f.Kind == kind && f.Value.Trim() == value).Select(f => new Alternative(f.Value.Trim(), f.Place, f.Quote)).FirstOrDefault();

    /// <summary>What other places of the file state instead.</summary>
    public static IReadOnlyList<Alternative> Others(IEnumerable<CoverFact> facts, CoverFactKind kind, string? value) =>
        [.. facts.Where(f => f.Kind == kind && f.Value.Trim() is { Length: > 0 } v && v != value)
            .Select(f => new Alternative(f.Value.Trim(), f.Place, f.Quote)).DistinctBy(a => a.Value).Take(3)];

    /// <summary>The item's proposal with one value changed; an empty date is taken out.</summary>
    public static ItemCorrection Corrected(ImportItem item, CoverFactKind? kind, string? value)
    {
        var said = new ItemCorrection(item.Number, item.Title, item.Label, item.Level, item.Department, item.IssueDate, item.EffectiveDate);
        return kind switch
        {
            // The level follows the number unless a person sets it.
            CoverFactKind.Number => said with { Number = value, Level = null },
            CoverFactKind.Title => said with { Title = value },
            CoverFactKind.Edition => said with { Label = value },
            CoverFactKind.Department => said with { Department = string.IsNullOrEmpty(value) ? null : value },
            CoverFactKind.IssueDate => said with { IssueDate = Day(value) },
            CoverFactKind.EffectiveDate => said with { EffectiveDate = Day(value) },
            null => said with { Level = value },
            _ => said,
        };
    }

    private static bool IsShown(ImportItem item, ReviewShow show) => show switch
    {
        ReviewShow.ToDecide => item.State is ImportItemState.Proposed or ImportItemState.Received,
        ReviewShow.Troubled => IsTroubled(item),
        ReviewShow.Accepted => item.State == ImportItemState.Accepted,
        ReviewShow.Skipped => item.State == ImportItemState.Skipped,
        ReviewShow.Refused => item.State == ImportItemState.Refused,
        _ => true,
    };

    /// <summary>A day as people type it: 2022-8-1, 2022/08/01, 2022.8.1, 20220801; null for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Ways, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
