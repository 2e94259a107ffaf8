using System.CommandLine;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Shared;

/// <summary>A password never stands on the command line, where every user of the machine sees it: it comes from a file or the environment.</summary>
internal static class PasswordFile
{
    private static readonly Option<string?> File = new("--password-file") { HelpName = "FILE" };

    public static Option Option()
    {
        File.Description = Say($"加密口令所在文件（首行）；也可用环境变量 Vault__BackupPassword", $"file whose first line is the password; or the variable Vault__BackupPassword");
        return File;
    }

    /// <summary>Empty: not encrypted.</summary>
    public static async Task<Result<string>> ReadAsync(VerbRun run)
    {
        if (run.Value(File) is not { } file)
            return run.Host.Options.BackupPassword;
        if (!System.IO.File.Exists(file))
            return Error.NotFound("backup.password-file", file);
        using var lines = new StreamReader(file);
        return await lines.ReadLineAsync(run.Token) ?? "";
    }
}
