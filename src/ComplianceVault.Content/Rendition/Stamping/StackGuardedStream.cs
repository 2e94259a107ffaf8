using System.Runtime.CompilerServices;

namespace ComplianceVault.Content.Rendition.Stamping;

/// <summary>
/// Gives a parser its bytes only while there is stack left: one that calls itself for each nested array would otherwise end the whole program on a file made
/// for that, where an exception only refuses the file.
/// </summary>
internal sealed class StackGuardedStream(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int ReadByte()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return inner.ReadByte();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return inner.Read(buffer);
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
