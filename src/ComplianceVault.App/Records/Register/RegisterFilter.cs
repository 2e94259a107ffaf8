using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Search;

namespace ComplianceVault.App.Records.Register;

/// <summary>What is asked of a register, said for the index. The rights are added by who asks.</summary>
internal static class RegisterFilter
{
    /// <summary><paramref name="found"/>: owners whose content answers the words of the filter; <paramref name="forms"/>: those that prove its clause, null without one.</summary>
    public static Filter Of(Actor actor, RegisterAsk ask, IReadOnlyList<RegisterField> fields, IReadOnlyList<string> found, IReadOnlyList<string>? forms) =>
        new Filter.All([.. Facts(actor, ask.Filter, found), .. forms is null ? [] : new Filter[] { new Filter.Has(RegisterValues.FormField, forms) }, .. ask.Conditions.Select(c => Condition(c, fields.FirstOrDefault(f => f.Place == c.Place)))]);

    private static IEnumerable<Filter> Facts(Actor actor, RecordFilter filter, IReadOnlyList<string> found)
    {
        yield return new Filter.Has(RegisterValues.MarkField, RegisterValues.Listed);
        if (filter.Form is { } form)
            yield return new Filter.Has(RegisterValues.FormField, form);
        if (filter.Department is { } department)
            yield return new Filter.Has(RegisterValues.DepartmentField, department);
        if (filter.State is { } state)
            yield return new Filter.Has(RegisterValues.StateField, state.ToString());
        if (filter.Mine)
            yield return new Filter.Has(RegisterValues.FillerField, actor.PersonId.ToString("D"));
        foreach (var (mark, wanted) in new[] { (RegisterValues.Late, filter.Late), (RegisterValues.Corrected, filter.Corrected), (RegisterValues.Holds, filter.InForce) })
        {
            if (wanted)
                yield return new Filter.Has(RegisterValues.MarkField, mark);
        }

        if (filter.From is not null || filter.To is not null)
            yield return Days(RegisterValues.HappenedNumber, filter.From, filter.To);
        if (filter.Counted is { } counted)
            yield return Days(RegisterValues.CountedNumber, null, counted);
        if (filter.Text is { } text)
            yield return new Filter.Any(new Filter.OwnedBy(found), new Filter.Containing(RegisterValues.NumberColumn, text), new Filter.Containing(RegisterValues.TitleColumn, text));
    }

    /// <summary>A field that the form does not have is answered by nothing: an address of another edition must not show everything.</summary>
    private static Filter Condition(RegisterCondition asked, RegisterField? field) =>
        asked is { Place: RegisterOrder.State, Words: { Count: > 0 } states } ? new Filter.Among(RegisterValues.StateColumn, states)
        : field is null ? Filter.Nothing
        : new Filter.All([.. Parts(asked, field)]);

    private static IEnumerable<Filter> Parts(RegisterCondition asked, RegisterField field)
    {
        if (field.Kind == SlotKind.Words)
        {
            if (asked.Words is { Count: > 0 } words)
                yield return new Filter.Among(field.Slot, words);
            if (asked.Part.Clean() is { } part)
                yield return new Filter.Containing(field.Slot, part);
        }
        else if (field.Kind == SlotKind.Time)
        {
            yield return Days(field.Slot, asked.FromDay, asked.ToDay);
        }
        else
        {
            yield return new Filter.Between(field.Slot, Number(field, asked.From), Number(field, asked.To));
        }
    }

    private static Filter.Between Days(string number, DateOnly? from, DateOnly? to) =>
        new(number, from is { } first ? RegisterValues.OfDay(first) : null, to is { } last ? RegisterValues.LastMinute(last) : null);

    /// <summary>Beyond what the index keeps, a bound is that of what it keeps.</summary>
    private static long? Number(RegisterField field, decimal? bound) =>
        bound is not { } number ? null : RegisterValues.OfNumber(field.Field.Type, number) ?? (number > 0 ? long.MaxValue : long.MinValue);
}
