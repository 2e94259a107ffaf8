using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// A form moves with its document (文件控制程序 4.4.5, decision 25): when the document is withdrawn its forms are 停用 and their editions in force obsolete from the
/// same day. The records made with them stay, and the layouts they were made with.
/// </summary>
internal sealed class FormsCloseWithParent : IFactHandler<EditionWithdrawn>
{
    public async Task HandleAsync(EditionWithdrawn fact, Act act)
    {
        var document = await act.Db.Set<Document>().FirstAsync(d => d.Id == fact.DocumentId, act.Token);
        var forms = await act.Db.Set<Form>().Where(f => f.IsActive && (f.Parent == document.Number || f.DocumentId == document.Id)).OrderBy(f => f.Number).ToListAsync(act.Token);
        foreach (var form in forms)
        {
            form.IsActive = false;
            act.Note("form.out-of-use", new ObjectRef(Form.Kind, form.Id), new { form.Number, form.TitleZh, With = document.Number, On = fact.Day });
            await CloseEditionAsync(act, form, fact);
        }
    }

    private static async Task CloseEditionAsync(Act act, Form form, EditionWithdrawn fact)
    {
        await act.Db.SaveChangesAsync(act.Token);
        if (form.DocumentId is not { } id || id == fact.DocumentId)
            return;
        if (await act.Db.Set<Edition>().FirstOrDefaultAsync(e => e.DocumentId == id && e.State == EditionState.Effective, act.Token) is not { } edition)
            return;
        if (await EditionsInForce.WithdrawAsync(act, edition, fact.Day) is { Succeeded: false, Error: var refused })
            throw new InvalidOperationException($"{form.Number} could not close: {refused}");
    }
}
