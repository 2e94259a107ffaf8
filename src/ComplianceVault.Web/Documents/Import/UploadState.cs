namespace ComplianceVault.Web.Documents.Import;

/// <summary>Where a file stands on its way to the server.</summary>
public enum UploadStage
{
    Waiting,
    Sending,

    /// <summary>The network was lost; it is tried again by itself.</summary>
    Retrying,
    Done,

    /// <summary>The network stayed away; the person may try again.</summary>
    Failed,

    /// <summary>The server said no, in a sentence.</summary>
    Refused,
}

/// <summary>What the browser reports of one file. <paramref name="Message"/> is the refusal's sentence.</summary>
public sealed record UploadFile(int Index, string Path, long Size, UploadStage Stage, int Percent, string? Message);

/// <summary>All files of an upload, as the browser reports them piece by piece.</summary>
public sealed class UploadState
{
    private readonly SortedDictionary<int, UploadFile> files = [];

    public int Count => files.Count;

    public int Done => files.Values.Count(f => f.Stage == UploadStage.Done);

    public bool IsRunning => files.Values.Any(f => f.Stage is UploadStage.Waiting or UploadStage.Sending or UploadStage.Retrying);

    public IReadOnlyList<UploadFile> Troubles => [.. files.Values.Where(f => f.Stage is UploadStage.Failed or UploadStage.Refused or UploadStage.Retrying)];

    public IReadOnlyList<UploadFile> Sending => [.. files.Values.Where(f => f.Stage == UploadStage.Sending)];

    /// <summary>Share of the bytes that arrived, 0 to 100; what was refused counts as dealt with.</summary>
    public int Percent
    {
        get
        {
            var all = files.Values.Sum(f => Math.Max(1, f.Size));
            var there = files.Values.Sum(f => f.Stage is UploadStage.Done or UploadStage.Refused ? Math.Max(1, f.Size) : f.Size * f.Percent / 100.0);
            return all == 0 ? 0 : (int)(there * 100 / all);
        }
    }

    public void Take(IEnumerable<UploadFile> reported)
    {
        foreach (var file in reported)
            files[file.Index] = file;
    }

    public void Clear() => files.Clear();
}
