namespace ComplianceVault.Search.Indexing;

/// <summary>
/// A rebuild into a fresh directory while the old index, if usable, keeps answering. Fill it, report progress, then
/// <see cref="Complete"/>; disposing without that abandons it and the old index stays.
/// </summary>
public sealed class IndexRebuild : IDisposable
{
    private readonly VaultIndex index;
    private readonly Generation generation;
    private volatile int percent;
    private bool completed;

    internal IndexRebuild(VaultIndex index, Generation generation) => (this.index, this.generation) = (index, generation);

    internal int Percent => percent;

    /// <inheritdoc cref="VaultIndex.Replace"/>
    public void Replace(string owner, IEnumerable<SearchDocument> pieces) => generation.Replace(owner, pieces);

    /// <inheritdoc cref="VaultIndex.Remove"/>
    public void Remove(string owner) => generation.Remove(owner);

    /// <summary>Tells the waiting people how far it is: objects done of all.</summary>
    public void Report(long done, long total) => percent = total <= 0 ? 0 : (int)Math.Clamp(100 * done / total, 0, 99);

    /// <summary>Makes the new index durable with its sequence number and mark and lets it answer from now on.</summary>
    public void Complete(long sequence, string mark = "")
    {
        ObjectDisposedException.ThrowIf(completed, this);
        completed = true;
        index.Adopt(generation, sequence, mark);
    }

    public void Dispose()
    {
        if (!completed)
        {
            completed = true;
            index.Abandon(generation);
        }
    }
}
