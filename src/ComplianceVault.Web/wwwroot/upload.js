// Sends chosen or dropped files to the server, each as the raw body of its own request, two at a time. It needs no circuit: a lost network is
// waited for and what was not answered is asked again, which the server knows to be the same; a refusal is the server's sentence and stands.
const AT_ONCE = 2;
const TRIES = 24; // about five minutes of waiting; while the browser knows that it is off line nothing is counted
const LONGEST_PAUSE = 15_000;
const SILENCE = 60_000;
const LOST = 'network';
const SIGNED_OUT = 'signed-out';
const MEMORY = 'cvault-upload';
const [WAITING, SENDING, RETRYING, DONE, FAILED, REFUSED] = [0, 1, 2, 3, 4, 5];

const token = () => document.querySelector('#sign-out input[name=__RequestVerificationToken]')?.value ?? '';
const until = (milliseconds, target, event) => new Promise(done => {
  const timer = milliseconds && setTimeout(done, milliseconds);
  target.addEventListener(event, () => { clearTimeout(timer); done(); }, { once: true });
});

// One request and the server's answer to it; no answer is LOST.
const ask = (method, url, headers = {}, body = null, progress = null) => new Promise((done, fail) => {
  const request = new XMLHttpRequest();
  const silent = () => { clearTimeout(silent.timer); silent.timer = setTimeout(() => request.abort(), SILENCE); };
  request.open(method, url);
  for (const [name, value] of Object.entries({ RequestVerificationToken: token(), ...headers })) request.setRequestHeader(name, value);
  request.upload.onprogress = e => { silent(); progress?.(Math.floor(e.loaded * 100 / Math.max(1, e.total))); };
  request.onerror = request.onabort = () => fail(new Error(LOST));
  request.onloadend = () => clearTimeout(silent.timer);
  request.onload = () => {
    let answer = null;
    try { answer = JSON.parse(request.responseText); } catch { /* a page instead of an answer: signed out */ }
    if (request.status >= 500 && !answer?.refusal) fail(new Error(LOST));
    else if (!answer || answer.signedOut || answer.stale) fail(new Error(SIGNED_OUT));
    else done(answer);
  };
  silent();
  request.send(body);
});

// Asks until there is an answer.
async function persist(request, onLost) {
  for (let attempt = 0; ; attempt++) {
    try { return await request(); } catch (error) {
      if (error.message !== LOST || attempt >= TRIES) throw error;
      onLost();
      if (navigator.onLine) await until(Math.min(500 * 2 ** attempt, LONGEST_PAUSE), window, 'online');
      else { attempt--; await until(0, window, 'online'); }
    }
  }
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

// An upload that this tab did not end: its files are gone with the page, its batch is not.
const recall = () => { try { return JSON.parse(sessionStorage.getItem(MEMORY)); } catch { return null; } };
const remember = what => { try { if (what) sessionStorage.setItem(MEMORY, JSON.stringify(what)); else sessionStorage.removeItem(MEMORY); } catch { /* no storage: nothing to take up */ } };

export function start(root, page, options) {
  const files = []; // an index is never used twice
  const changed = new Set();
  const leftBySystem = new RegExp(options.ignored, 'i');
  const overlay = root.querySelector('[data-drop]');
  const dialog = document.getElementById('components-reconnect-modal');
  const stopper = new AbortController();
  const on = (target, name, action) => target.addEventListener(name, action, { signal: stopper.signal });
  const left = recall();
  const unfinished = left && (!options.batch || options.batch === left.batch) ? left : null;
  let fresh = options.fresh;
  let batch = options.batch ?? unfinished?.batch ?? fresh;
  let opened = null;
  let connected = true; // the circuit, not the network
  let first = 0; // where the present upload begins
  let running = 0;
  let depth = 0;
  let timer = 0;
  let ended = null;
  let settle = null; // set while files are under way

  const now = () => files.slice(first);
  const count = stage => now().filter(f => f.stage === stage).length;
  const tell = async (what, ...rest) => {
    if (stopper.signal.aborted) return null;
    if (!connected) throw new Error(LOST);
    return await page.invokeMethodAsync(what, ...rest);
  };

  // The page draws progress while its circuit lives; the line in the dialog of a lost connection needs none. Nothing here waits for the
  // circuit: what is said while it is away is said again when it is back.
  const draw = () => {
    clearTimeout(timer);
    timer = 0;
    const line = document.getElementById('cv-kept');
    if (line) [line.textContent, line.hidden] = [options.kept.replace('{0}', count(DONE)).replace('{1}', now().length), !settle];
    const some = [...changed].map(i => ({ index: i, path: files[i].path, size: files[i].file.size, stage: files[i].stage, percent: files[i].percent, message: files[i].message }));
    changed.clear();
    for (let i = 0; i < some.length; i += 40) tell('OnProgress', some.slice(i, i + 40)).catch(() => {});
  };
  const set = (index, stage, percent = 0, message = null) => {
    Object.assign(files[index], { stage, percent, message });
    changed.add(index);
    timer ||= setTimeout(draw, 200);
  };
  const say = async () => { try { await ended?.(); ended = null; } catch { /* the circuit is away */ } };

  const begin = () => {
    if (settle) return;
    window.cvault.keepOpen(new Promise(done => { settle = done; }));
    if (count(FAILED) > 0) return;
    first = files.length;
    tell('OnBegun').catch(() => {});
  };

  // All are dealt with: what arrived is to be read.
  const end = async () => {
    const arrived = now().filter(f => f.stage === DONE);
    const id = arrived.at(-1)?.into;
    let stopped = null;
    if (arrived.some(f => !f.told)) {
      arrived.forEach(f => { f.told = true; });
      try { stopped = (await persist(() => ask('POST', `/documents/import/${id}/read`), () => {})).refusal ?? null; } catch (error) { stopped = error.message; }
      if (running > 0) return; // more was dropped meanwhile, and ends for itself
    }
    settle?.();
    settle = null;
    draw();
    const whole = !stopped && count(FAILED) === 0;
    ended = stopped ? () => tell('OnStopped', stopped) : !id ? null : async () => {
      const next = await tell('OnFinished', id);
      if (!whole) return;
      remember(null);
      fresh = next ?? fresh;
      batch = options.batch ?? fresh;
    };
    await say();
  };

  const open = (into, origin, onLost) => {
    if (opened?.into === into) return opened.answer;
    const answer = persist(() => ask('PUT', `/documents/import/${into}`, { 'X-Origin': encodeURIComponent(origin) }), onLost);
    const mine = opened = { into, answer };
    const forget = () => { if (opened === mine) opened = null; };
    answer.then(a => { if (a.refusal) forget(); }, forget);
    return answer;
  };

  const carry = async index => {
    const { path, file, into, origin } = files[index];
    const headers = { 'X-File-Path': encodeURIComponent(path), 'Content-Type': 'application/octet-stream' };
    const lost = () => set(index, RETRYING);
    try {
      const batchOpened = await open(into, origin, lost);
      const { refusal } = batchOpened.refusal ? batchOpened : await persist(() => {
        set(index, SENDING);
        return ask('POST', `/documents/import/${into}/files`, headers, file, percent => set(index, SENDING, percent));
      }, lost);
      if (refusal) set(index, REFUSED, 0, refusal);
      else set(index, DONE, 100);
    } catch (error) {
      set(index, FAILED);
      if (error.message === SIGNED_OUT) tell('OnStopped', SIGNED_OUT).catch(() => {});
    }
  };

  const pump = () => {
    while (running < AT_ONCE) {
      const next = files.findIndex(f => f.stage === WAITING);
      if (next < 0) break;
      running++;
      files[next].stage = SENDING;
      carry(next).finally(() => { running--; pump(); });
    }
    if (running === 0 && settle) end();
  };

  const take = found => {
    const wanted = found.filter(item => !leftBySystem.test(item.path));
    if (wanted.length === 0) return;
    begin();
    const folders = wanted[0].path.split('/');
    const origin = folders.length > 1 ? folders[0] : wanted.length > 1 ? '' : folders[0];
    for (const { path, file } of wanted) {
      const index = files.push({ path, file, into: batch, origin }) - 1;
      if (file.size > options.largest) set(index, REFUSED, 0, options.tooLarge);
      else set(index, WAITING);
    }
    remember({ batch, of: now().length });
    pump();
  };

  const hasFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
  on(window, 'dragenter', e => { if (hasFiles(e)) { e.preventDefault(); depth++; overlay.hidden = false; } });
  on(window, 'dragover', e => { if (hasFiles(e)) e.preventDefault(); });
  on(window, 'dragleave', e => { if (hasFiles(e) && --depth <= 0) { depth = 0; overlay.hidden = true; } });
  on(window, 'drop', async e => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    depth = 0;
    overlay.hidden = true;
    take(await dropped(e.dataTransfer));
  });
  for (const kind of ['files', 'folder']) {
    const input = root.querySelector(`[data-input=${kind}]`);
    on(root.querySelector(`[data-choose=${kind}]`), 'click', () => input.click());
    on(input, 'change', () => {
      const chosen = [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file }));
      input.value = '';
      take(chosen);
    });
  }
  on(window, 'beforeunload', e => { if (settle) e.preventDefault(); });
  if (dialog) on(dialog, 'components-reconnect-state-changed', e => {
    connected = e.detail.state === 'hide';
    if (!connected) return;
    now().forEach((_, i) => changed.add(first + i));
    draw();
    say();
  });
  root.dataset.ready = 'true';
  return {
    unfinished: () => unfinished,
    retry: () => { begin(); files.forEach((f, i) => { if (f.stage === FAILED) set(i, WAITING); }); pump(); },
    forget: () => { remember(null); first = files.length; batch = options.batch ?? fresh; },
    stop: () => { stopper.abort(); clearTimeout(timer); },
  };
}
