namespace ComplianceVault.Kernel.WorkingTime;

/// <summary>A holiday as published: every civil day from the first to the last, both included, is free.</summary>
public sealed record HolidayPeriod(string Name, DateOnly From, DateOnly To);

/// <summary>
/// What the State Council's notice says for one year. Its days may lie in the December before (元旦 2023 begins on 2022-12-31).
/// <see cref="Provisional"/> marks a year whose notice is not out or not checked: then weekends alone count, and every date says so.
/// </summary>
/// <param name="Year">The civil year the notice is for.</param>
/// <param name="Source">The notice's number, such as 国办发明电〔2023〕7号; null while provisional.</param>
public sealed record CalendarYear(
    int Year,
    string? Source,
    bool Provisional,
    IReadOnlyList<HolidayPeriod> Holidays,
    IReadOnlyList<DateOnly> MakeUpDays);

/// <summary>A day on which the company departs from the published calendar: a company holiday, or a day it works all the same.</summary>
public sealed record CompanyDay(DateOnly Date, bool IsWorkingDay, string Name);

/// <summary>Why a day is a working day or not; the first that applies of company, published holiday, make-up day, weekend, weekday.</summary>
public enum DayReason
{
    Weekday,
    Weekend,
    Holiday,
    MakeUpDay,
    CompanyWorkingDay,
    CompanyHoliday,
}

/// <summary>The verdict on one day. <see cref="ProvisionalYear"/> is set when the day lies in a year without published data.</summary>
public sealed record DayVerdict(DateOnly Date, bool IsWorkingDay, DayReason Reason, string? Name, int? ProvisionalYear);

/// <summary>A date that was counted out; <see cref="ProvisionalYear"/> is the first year without published data that the count passed through.</summary>
public sealed record CountedDate(DateOnly Date, int? ProvisionalYear = null)
{
    public bool IsProvisional => ProvisionalYear is not null;
}

/// <summary>A number of working days that was counted; <see cref="ProvisionalYear"/> as in <see cref="CountedDate"/>.</summary>
public sealed record CountedDays(int Days, int? ProvisionalYear = null)
{
    public bool IsProvisional => ProvisionalYear is not null;
}
