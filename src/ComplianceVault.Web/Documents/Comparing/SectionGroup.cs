using ComplianceVault.Content.Comparing;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>Sections as they stand on the page: each changed one alone, and those between whose text and heading did not change, folded together.</summary>
public sealed record SectionGroup(IReadOnlyList<SectionDifference> Sections, bool IsFolded)
{
    public static IReadOnlyList<SectionGroup> Of(IEnumerable<SectionDifference> sections)
    {
        var groups = new List<SectionGroup>();
        var quiet = new List<SectionDifference>();
        foreach (var section in sections)
        {
            if (section.State is SectionState.Unchanged or SectionState.Renumbered)
            {
                quiet.Add(section);
                continue;
            }

            Fold();
            groups.Add(new([section], IsFolded: false));
        }

        Fold();
        return groups;

        void Fold()
        {
            if (quiet.Count > 0)
                groups.Add(new([.. quiet], IsFolded: true));
            quiet.Clear();
        }
    }
}
