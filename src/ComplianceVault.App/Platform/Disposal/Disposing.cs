using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Disposal;

/// <summary>
/// Disposes of an object inside an act: the row that names the certificate, then the trail's details of the object, which the trigger lets go only then
/// (decision 3), then what the features keep of it. The files follow after the commit.
/// </summary>
internal static class Disposing
{
    public static async Task DisposeAsync(Act act, DisposalLine line)
    {
        act.Db.Add(new DisposedObject { Kind = line.Kind, ObjectId = line.Id, Certificate = line.Certificate, At = line.At, Content = string.Join('\n', line.Content) });
        await act.Db.SaveChangesAsync(act.Token);
        await act.Db.Set<TrailDetail>().Where(d => d.Kind == line.Kind && d.ObjectId == line.Id).ExecuteDeleteAsync(act.Token);
        await act.RaiseAsync(new ObjectDisposed(new ObjectRef(line.Kind, line.Id), line.Certificate));
    }
}
