using MudBlazor;

namespace ComplianceVault.Web.Shell.Layout;

/// <summary>Calm and paper-like: neutral greys, one accent 朱红, few status colours that pass contrast on their backgrounds in both themes.</summary>
internal static class VaultTheme
{
    private static readonly string[] SansSerif =
        ["system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#B3261E",
            PrimaryContrastText = "#FFFFFF",
            Secondary = "#4A5560",
            Tertiary = "#0B5CAD",
            Info = "#0B5CAD",
            Success = "#1B6E3C",
            Warning = "#8A5300",
            Error = "#B3261E",
            Dark = "#33383D",
            Background = "#F6F5F3",
            BackgroundGray = "#EDECE9",
            Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF",
            AppbarText = "#22262A",
            DrawerBackground = "#FBFAF9",
            DrawerText = "#33383D",
            DrawerIcon = "#555C63",
            TextPrimary = "#1F2327",
            TextSecondary = "#565D64",
            TextDisabled = "#767D84",
            ActionDefault = "#555C63",
            ActionDisabled = "#8C9299",
            Divider = "#E0DEDA",
            LinesDefault = "#DAD8D4",
            LinesInputs = "#8A8F94",
            TableLines = "#E6E4E0",
            TableHover = "#F4F2EF",
            TableStriped = "#FAF9F7",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#FF8A80",
            PrimaryContrastText = "#2A0B08",
            Secondary = "#B4BCC4",
            Tertiary = "#8CC2FF",
            Info = "#8CC2FF",
            Success = "#7CD69A",
            Warning = "#F2C16B",
            Error = "#FF8A80",
            Dark = "#D5D9DD",
            InfoContrastText = "#06213D",
            SuccessContrastText = "#04240F",
            WarningContrastText = "#2B1B00",
            ErrorContrastText = "#2A0B08",
            Background = "#17191C",
            BackgroundGray = "#121416",
            Surface = "#1F2226",
            AppbarBackground = "#1F2226",
            AppbarText = "#E7E9EB",
            DrawerBackground = "#1B1E21",
            DrawerText = "#D5D9DD",
            DrawerIcon = "#AEB5BC",
            TextPrimary = "#E7E9EB",
            TextSecondary = "#B0B7BD",
            TextDisabled = "#8A9197",
            ActionDefault = "#B7BEC4",
            ActionDisabled = "#767D84",
            Divider = "#33383D",
            LinesDefault = "#3A4046",
            LinesInputs = "#7B838A",
            TableLines = "#2E3338",
            TableHover = "#262A2E",
            TableStriped = "#1C1F22",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "52px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SansSerif, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = SansSerif, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = SansSerif, FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = SansSerif, FontSize = "0.875rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = SansSerif, FontSize = "0.75rem", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = SansSerif, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = SansSerif, FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = SansSerif, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = SansSerif, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = SansSerif, FontSize = "0.9375rem", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = SansSerif, FontSize = "0.875rem", FontWeight = "600", LetterSpacing = "normal" },
        },
    };
}
