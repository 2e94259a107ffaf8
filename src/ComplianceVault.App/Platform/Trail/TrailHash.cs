using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// The hashed bytes of the trail, version 1. An entry is the sequence of its fields, each written as UTF-8 with its byte length before it
/// (<c>5:hello</c>), so that no two different entries have the same bytes: format, hash before, seq, time
/// (<c>yyyy-MM-ddTHH:mm:ss.fffZ</c>), person id, person name, source, session, act, number of objects, then per object kind, id and
/// detail hash. A detail's hash is over its salt and its content, written the same way.
/// </summary>
public static class TrailHash
{
    public const string V1 = "v1";

    /// <summary>The hash an empty trail starts from.</summary>
    public const string Start = "";

    public static string OfEntry(TrailEntry entry, string previousHash)
    {
        var fields = new List<string>
        {
            entry.Format,
            previousHash,
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            entry.At.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            entry.PersonId.ToString("D"),
            entry.PersonName,
            entry.Source,
            entry.Session,
            entry.Act,
            entry.Objects.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var o in entry.Objects.OrderBy(o => o.Ordinal))
            fields.AddRange([o.Kind, o.ObjectId.ToString("D"), o.DetailHash]);
        return Of(fields);
    }

    public static string OfDetail(string salt, string content) => Of([V1, salt, content]);

    private static string Of(IEnumerable<string> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
