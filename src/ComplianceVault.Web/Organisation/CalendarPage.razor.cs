using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class CalendarPage
{
    private CalendarYearView? view;
    private Error? error;
    private Error? formError;
    private bool mayChange;
    private bool dayOpen;
    private bool noticeOpen;
    private DayVerdict? chosen;
    private bool working;
    private string? text = "";
    private string? source;
    private DateOnly? publishedOn;

    [SupplyParameterFromQuery(Name = "year")]
    private int Year { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private CalendarQueries Queries { get; set; } = null!;

    [Inject]
    private PublishCalendarYear Publishing { get; set; } = null!;

    [Inject]
    private SetCompanyDay Setting { get; set; } = null!;

    [Inject]
    private RemoveCompanyDay Removing { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private int Shown => Year == 0 ? Time.Today.Year : Year;

    private bool IsCompany => chosen?.Reason is DayReason.CompanyHoliday or DayReason.CompanyWorkingDay;

    /// <summary>Weeks begin on Monday, as everywhere in the company.</summary>
    private static IEnumerable<string> Weekdays =>
        Enumerable.Range(1, 7).Select(n => CultureInfo.CurrentUICulture.DateTimeFormat.GetShortestDayName((DayOfWeek)(n % 7)));

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageSettings);
        var year = await Queries.YearAsync(actor, Shown, default);
        (error, view) = (year.Error, year.Succeeded ? year.Value : null);
    }

    private void Go(int year) => Places.NavigateTo(Places.GetUriWithQueryParameter("year", year));

    private static string MonthName(int month) => CultureInfo.CurrentUICulture.DateTimeFormat.GetMonthName(month);

    private static IEnumerable<DayVerdict?[]> Weeks(IReadOnlyList<DayVerdict> month)
    {
        var before = ((int)month[0].Date.DayOfWeek + 6) % 7;
        return Enumerable.Repeat<DayVerdict?>(null, before).Concat(month).Chunk(7);
    }

    private static string Look(DayVerdict day) => string.Join(' ', new[]
    {
        day.IsWorkingDay ? "" : "cv-day-off",
        day.Reason switch
        {
            DayReason.Holiday => "cv-day-holiday",
            DayReason.MakeUpDay => "cv-day-makeup",
            DayReason.CompanyHoliday or DayReason.CompanyWorkingDay => "cv-day-company",
            _ => "",
        },
    });

    private string Mark(DayVerdict day) => day.Reason switch
    {
        DayReason.Holiday or DayReason.CompanyHoliday => T["MarkOff"],
        DayReason.MakeUpDay or DayReason.CompanyWorkingDay => T["MarkWork"],
        _ => "",
    };

    private string Says(DayVerdict day) =>
        $"{day.Date:yyyy-MM-dd} {T["Reason_" + day.Reason].Value}{(day.Name is null ? "" : T["NameOfDay", day.Name].Value)}{(day.ProvisionalYear is null ? "" : T["ProvisionalSuffix"].Value)}";

    private void OpenDay(DayVerdict day) => (chosen, working, text, formError, dayOpen) = (day, !day.IsWorkingDay, "", null, true);

    private async Task SaveDayAsync()
    {
        if (chosen is null || await Current.GetAsync() is not { } actor)
            return;
        formError = IsCompany
            ? (await Removing.ExecuteAsync(actor, chosen.Date, text ?? "", default)).Error
            : (await Setting.ExecuteAsync(actor, new CompanyDayInput(chosen.Date, working, text ?? ""), default)).Error;
        dayOpen = formError is not null;
        await LoadAsync();
    }

    private async Task OpenNoticeAsync()
    {
        if (await Current.GetAsync() is not { } actor || await Queries.NoticeDaysAsync(actor, Shown, default) is not { Succeeded: true } days)
            return;
        (source, publishedOn, text) = (view?.Source, view?.PublishedOn, NoticeText.Write(days.Value));
        (formError, noticeOpen) = (null, true);
    }

    private async Task SaveNoticeAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var days = NoticeText.Parse(text ?? "");
        formError = days.Error ?? (await Publishing.ExecuteAsync(actor, new CalendarNotice(Shown, source, publishedOn, days.Value), default)).Error;
        noticeOpen = formError is not null;
        await LoadAsync();
    }
}
