using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>What an act has to say to the trail: its code, the objects it touched and what is to be kept about each.</summary>
public sealed record TrailNote(string Act, IReadOnlyList<(ObjectRef Object, object? Detail)> Objects);

/// <summary>Appends the notes of one transaction to the chain, as its last step, under the lock of the single head row (decision 2).</summary>
public static class TrailWriter
{
    /// <summary>The vault as a whole, for acts that concern no single object.</summary>
    public static readonly ObjectRef VaultRef = new("vault", Guid.Empty);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Returns the sequence number of the last entry. Must run inside the transaction of the act.</summary>
    public static async Task<long> AppendAsync(VaultDbContext db, Actor actor, DateTime now, IReadOnlyList<TrailNote> notes, CancellationToken ct)
    {
        var heads = db.Set<TrailHead>().Where(h => h.Id == TrailHead.OnlyId);
        await heads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Seq, h => h.Seq), ct); // takes the row's lock on either database
        var head = await heads.AsNoTracking().SingleAsync(ct);
        if (now < head.At)
            notes = [new TrailNote("trail.clock-set-back", [(VaultRef, new { Before = head.At, Now = now })]), .. notes];
        var (seq, hash) = (head.Seq, head.Hash);
        foreach (var note in notes)
        {
            var entry = Entry(db, actor, now, ++seq, note);
            entry.Hash = hash = TrailHash.OfEntry(entry, hash);
            db.Add(entry);
        }

        await db.SaveChangesAsync(ct);
        await heads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Seq, seq).SetProperty(h => h.Hash, hash).SetProperty(h => h.At, now), ct);
        return seq;
    }

    private static TrailEntry Entry(VaultDbContext db, Actor actor, DateTime now, long seq, TrailNote note) => new()
    {
        Seq = seq,
        At = now,
        PersonId = actor.PersonId,
        PersonName = actor.Name,
        Source = actor.Session.Source.ToString(),
        Session = actor.Session.Id,
        Act = note.Act,
        Format = TrailHash.V1,
        Objects = [.. note.Objects.Select((o, i) => Named(db, seq, i, o.Object, o.Detail))],
    };

    private static TrailObject Named(VaultDbContext db, long seq, int ordinal, ObjectRef reference, object? detail)
    {
        var hash = "";
        if (detail is not null)
        {
            var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var content = JsonSerializer.Serialize(detail, Json);
            hash = TrailHash.OfDetail(salt, content);
            db.Add(new TrailDetail { Seq = seq, Ordinal = ordinal, Kind = reference.Kind, ObjectId = reference.Id, Salt = salt, Content = content });
        }

        return new TrailObject { Seq = seq, Ordinal = ordinal, Kind = reference.Kind, ObjectId = reference.Id, DetailHash = hash };
    }
}
