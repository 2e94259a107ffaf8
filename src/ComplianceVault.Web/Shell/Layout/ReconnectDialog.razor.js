// Shows what the connection does; what is typed is kept in the browser by drafts.js.
const dialog = document.getElementById('components-reconnect-modal');

const retry = async () => {
  document.removeEventListener('visibilitychange', retryWhenVisible);
  try {
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit()) dialog.close(); else window.cvault.reload();
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
};

// Over a form whose words are kept in the browser nothing is barred: who is writing writes on.
const show = () => { if (document.querySelector('[data-draft]')) dialog.show(); else dialog.showModal(); };

const retryWhenVisible = () => { if (document.visibilityState === 'visible') retry(); };

dialog.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'show') show();
  else if (state === 'hide') { dialog.close(); window.cvault.resendDrafts(); }
  else if (state === 'failed') document.addEventListener('visibilitychange', retryWhenVisible);
  else if (state === 'rejected') window.cvault.reload();
});

document.getElementById('components-reconnect-button').addEventListener('click', retry);
document.getElementById('components-resume-button').addEventListener('click', async () => {
  try { if (!await Blazor.resumeCircuit()) window.cvault.reload(); } catch { window.cvault.reload(); }
});
