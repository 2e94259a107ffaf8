using System.Globalization;
using System.Runtime.CompilerServices;

namespace ComplianceVault.Tests;

/// <summary>The tests read what the program says in Chinese, whatever language the machine that runs them speaks.</summary>
internal static class ChineseTests
{
    [ModuleInitializer]
    internal static void Speak()
    {
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = chinese;
    }
}
