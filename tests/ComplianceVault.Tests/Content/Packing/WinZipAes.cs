using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceVault.Tests.Content.Packing;

/// <summary>Reads the first entry of an AES-256 zip by the published WinZip AE-2 format alone, so that a package does not depend on the library that wrote it.</summary>
internal static class WinZipAes
{
    private const int Salt = 16;
    private const int Check = 2;
    private const int Mac = 10;
    private const int DataDescriptor = 24;

    internal static string ReadFirstEntry(byte[] zip, string password)
    {
        int name = BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(26)), extra = BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(28));
        Assert.Equal(99, BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(8)));
        var end = Encoding.Latin1.GetString(zip).IndexOf("PK\u0003\u0004", 30 + name + extra, StringComparison.Ordinal);
        var data = zip.AsSpan(30 + name + extra, end - DataDescriptor - 30 - name - extra);

        var keys = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), data[..Salt], 1000, HashAlgorithmName.SHA1, 66);
        var cipher = data[(Salt + Check)..^Mac].ToArray();
        Assert.Equal(keys[64..], data.Slice(Salt, Check).ToArray());
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.AsSpan(32, 32));
        mac.AppendData(cipher);
        Assert.Equal(mac.GetHashAndReset()[..Mac], data[^Mac..].ToArray());
        return Inflate(Decrypt(cipher, keys[..32]));
    }

    private static byte[] Decrypt(byte[] cipher, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var counter = new byte[16];
        for (var at = 0; at < cipher.Length; at += 16)
        {
            BinaryPrimitives.WriteInt64LittleEndian(counter, (at / 16) + 1);
            var pad = aes.EncryptEcb(counter, PaddingMode.None);
            for (var i = 0; i < 16 && at + i < cipher.Length; i++)
                cipher[at + i] ^= pad[i];
        }

        return cipher;
    }

    private static string Inflate(byte[] packed)
    {
        using var inflated = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var text = new StreamReader(inflated);
        return text.ReadToEnd();
    }
}
