using System.Buffers;
using System.Security.Cryptography;

namespace ComplianceVault.Content.Packing;

/// <summary>Copies a stream in pieces and hashes what passes.</summary>
internal static class HashingCopy
{
    private const int PieceBytes = 128 * 1024;

    /// <summary>Returns the bytes copied; stops after the first piece beyond <paramref name="atMost"/>, so a bomb is not unpacked to its end.</summary>
    internal static async Task<long> RunAsync(Stream from, Stream to, IncrementalHash hash, long atMost, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            long total = 0;
            int read;
            while (total <= atMost && (read = await from.ReadAsync(piece.AsMemory(0, PieceBytes), cancellationToken)) > 0)
            {
                hash.AppendData(piece, 0, read);
                await to.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                total += read;
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
