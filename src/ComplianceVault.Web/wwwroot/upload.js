// Sends chosen or dropped files to the server, each as the raw body of its own request, two at a time. A lost network is waited for and
// the file is tried again; a refusal is the server's sentence and is not.
const AT_ONCE = 2;
const TRIES = 6;

const token = () => document.querySelector('#sign-out input[name=__RequestVerificationToken]')?.value ?? '';
const pause = ms => new Promise(done => setTimeout(done, ms));

async function post(url, headers = {}) {
  const response = await fetch(url, { method: 'POST', headers: { RequestVerificationToken: token(), ...headers } });
  if (response.status === 401 || response.redirected) throw new Error('signed-out');
  const answer = await response.json();
  if (answer.refusal) throw new Error(answer.refusal);
  if (!response.ok) throw new Error('signed-out');
  return answer;
}

async function walk(entry, path, found) {
  if (entry.isFile) {
    found.push({ path: path + entry.name, file: await new Promise((done, fail) => entry.file(done, fail)) });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const batch = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, `${path}${entry.name}/`, found);
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files].map(file => ({ path: file.name, file }));
  const found = [];
  for (const entry of entries) await walk(entry, '', found);
  return found;
}

export function start(root, page, options) {
  const files = [];
  const changed = new Set();
  const leftBySystem = new RegExp(options.ignored, 'i');
  const overlay = root.querySelector('[data-drop]');
  let batch = options.batch;
  let running = 0;
  let opening = null;
  let depth = 0;
  let timer = 0;

  const report = async () => {
    timer = 0;
    const some = [...changed].slice(0, 40);
    some.forEach(i => changed.delete(i));
    if (some.length > 0) {
      try {
        await page.invokeMethodAsync('OnProgress', some.map(i => {
          const f = files[i];
          return { index: i, path: f.path, size: f.file.size, stage: f.stage, percent: f.percent, message: f.message };
        }));
      } catch { some.forEach(i => changed.add(i)); await pause(1000); }
    }
    if (changed.size > 0) later();
    else await finish();
  };
  const later = () => { timer ||= setTimeout(report, 200); };
  const set = (index, stage, percent = 0, message = null) => {
    Object.assign(files[index], { stage, percent, message });
    changed.add(index);
    later();
  };

  const send = index => new Promise((done, fail) => {
    const item = files[index];
    const request = new XMLHttpRequest();
    request.open('POST', `/documents/import/${batch}/files`);
    request.setRequestHeader('RequestVerificationToken', token());
    request.setRequestHeader('X-File-Path', encodeURIComponent(item.path));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = e => set(index, 1, Math.floor(e.loaded * 100 / Math.max(1, e.total)));
    request.onerror = request.ontimeout = () => fail(new Error('network'));
    request.onload = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* a page instead of an answer: signed out */ }
      if (request.status >= 500 && !answer?.refusal) fail(new Error('network'));
      else if (!answer || answer.signedOut || answer.stale) fail(new Error('signed-out'));
      else done(answer);
    };
    request.send(item.file);
  });

  const carry = async index => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        set(index, 1, 0);
        const answer = await send(index);
        if (answer.refusal) set(index, 5, 0, answer.refusal);
        else set(index, 3, 100);
        return;
      } catch (error) {
        if (error.message === 'signed-out') {
          set(index, 4);
          page.invokeMethodAsync('OnStopped', 'signed-out');
          return;
        }
        set(index, 2);
        await pause(500 * 2 ** attempt);
      }
    }
    set(index, 4);
  };

  const pump = async () => {
    while (running < AT_ONCE) {
      const next = files.findIndex(f => f.stage === 0);
      if (next < 0) return;
      running++;
      files[next].stage = 1;
      carry(next).finally(() => { running--; pump(); });
    }
  };

  const finish = async () => {
    const arrived = files.some(f => f.stage === 3 && !f.told);
    if (running > 0 || changed.size > 0 || !arrived || files.some(f => f.stage === 0)) return;
    files.forEach(f => { f.told = true; });
    try {
      await post(`/documents/import/${batch}/read`);
      const id = batch;
      if (!files.some(f => f.stage === 4)) { batch = options.batch; files.length = 0; }
      await page.invokeMethodAsync('OnFinished', id);
    } catch (error) { page.invokeMethodAsync('OnStopped', error.message); }
  };

  const take = async found => {
    const wanted = found.filter(item => !leftBySystem.test(item.path));
    if (wanted.length === 0) return;
    try {
      const first = wanted[0].path.split('/');
      opening ??= batch ? Promise.resolve() : post('/documents/import/batches', { 'X-Origin': encodeURIComponent(first.length > 1 ? first[0] : wanted.length > 1 ? '' : first[0]) }).then(a => { batch = a.id; });
      await opening;
    } catch (error) {
      page.invokeMethodAsync('OnStopped', error instanceof TypeError ? 'network' : error.message);
      return;
    } finally { opening = null; }
    for (const { path, file } of wanted) {
      const index = files.push({ path, file, stage: 0, percent: 0, message: null }) - 1;
      if (file.size > options.largest) set(index, 5, 0, options.tooLarge);
      else changed.add(index);
    }
    later();
    pump();
  };

  const hasFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
  const stopper = new AbortController();
  const on = (target, name, action) => target.addEventListener(name, action, { signal: stopper.signal });
  on(window, 'dragenter', e => { if (hasFiles(e)) { e.preventDefault(); depth++; overlay.hidden = false; } });
  on(window, 'dragover', e => { if (hasFiles(e)) e.preventDefault(); });
  on(window, 'dragleave', e => { if (hasFiles(e) && --depth <= 0) { depth = 0; overlay.hidden = true; } });
  on(window, 'drop', async e => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    depth = 0;
    overlay.hidden = true;
    await take(await dropped(e.dataTransfer));
  });
  for (const kind of ['files', 'folder']) {
    const input = root.querySelector(`[data-input=${kind}]`);
    on(root.querySelector(`[data-choose=${kind}]`), 'click', () => input.click());
    on(input, 'change', async () => {
      const chosen = [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file }));
      input.value = '';
      await take(chosen);
    });
  }
  root.dataset.ready = 'true';
  return {
    retry: index => { set(index, 0); pump(); },
    stop: () => { stopper.abort(); clearTimeout(timer); },
  };
}
