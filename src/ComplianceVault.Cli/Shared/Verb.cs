using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;

namespace ComplianceVault.Cli.Shared;

/// <summary>The exit codes, the same for every verb.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A bug; the message names it.</summary>
    public const int Bug = 1;

    /// <summary>The command line itself makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>The verb did its work and found something broken.</summary>
    public const int FoundBroken = 6;

    public const int Interrupted = 130;

    /// <summary>Invalid 2, forbidden 3, not found 4, conflict 5, unavailable 6.</summary>
    public static int Of(ErrorKind kind) => 2 + (int)kind;
}

/// <summary>What a verb works with.</summary>
internal sealed record VerbRun(ParseResult Parsed, VaultHost Host, CancellationToken Token)
{
    public T? Value<T>(Option<T> option) => Parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => Parsed.GetValue(argument);

    public Task<Result<App.Platform.Access.Actor>> OperatorAsync() => Host.OperatorAsync(Parsed.GetValue(CommonOptions.As), Token);
}

/// <summary>Runs a verb and says its outcome: a sentence or JSON, and the exit code.</summary>
internal static class Verb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Makes <paramref name="command"/> run <paramref name="run"/> and print its value; <paramref name="found"/> tells whether all is well,
    /// <paramref name="json"/> prints JSON of a form of its own; <paramref name="isExport"/>: what is printed leaves the vault with the end of its trail.</summary>
    public static Command Does<T>(this Command command, Func<VerbRun, Task<Result<T>>> run, Action<T, TextWriter> print, Func<T, bool>? found = null, Action<T, TextWriter>? json = null, bool isExport = false)
    {
        command.SetAction((parsed, ct) => RunAsync(parsed, run, parsed.GetValue(CommonOptions.Json) ? json ?? WriteJson : print, found ?? (_ => true), isExport, ct));
        return command;
    }

    /// <summary>Tells a person at a terminal how far long work is; a script reads only the outcome.</summary>
    public static Action<int, int>? Progress(string doing)
    {
        if (Console.IsErrorRedirected)
            return null;
        var shown = -1;
        return (done, of) =>
        {
            var percent = 100 * done / Math.Max(1, of);
            if (Interlocked.Exchange(ref shown, percent) != percent)
                Console.Error.Write($"\r{doing} {percent} %{(done == of ? Environment.NewLine : "")}");
        };
    }

    private static async Task<int> RunAsync<T>(ParseResult parsed, Func<VerbRun, Task<Result<T>>> run, Action<T, TextWriter> print, Func<T, bool> found, bool isExport, CancellationToken ct)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        try
        {
            await using var host = VaultHost.Create(CommonOptions.Read(parsed));
            if (host.Get<SearchIndex>().Check() is { Succeeded: false } unusable)
                return Refuse(unusable.Error, json);
            var result = await run(new VerbRun(parsed, host, ct));
            if (!result.Succeeded)
                return Refuse(result.Error, json);
            print(result.Value, Console.Out);
            if (isExport && json)
                await Console.Error.WriteLineAsync(await host.Get<TrailEnd>().SayAsync(ct)); // beside the JSON, which programs read whole
            return found(result.Value) ? ExitCode.Done : ExitCode.FoundBroken;
        }
        catch (IndexUnusableException unusable)
        {
            return Refuse(unusable.Error, json);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return ExitCode.Bug;
        }
    }

    public static void WriteJson<T>(T value, TextWriter to) => to.WriteLine(JsonSerializer.Serialize(value, Indented));

    private static int Refuse(Error error, bool json)
    {
        var said = VaultWords.Of(error);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new { Error = new { error.Code, error.Kind, Message = said } }, Indented));
        else
            Console.Error.WriteLine(said);
        return ExitCode.Of(error.Kind);
    }
}
