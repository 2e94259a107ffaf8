// Keeps what is typed in a form in this browser until it is saved or thrown away. It works on the fields themselves, so that it needs no
// connection: what is typed while the server is away is kept as well. Fields are known by their name; passwords and files are never kept.
(() => {
  const prefix = 'cvault-draft/';
  const longest = 14 * 24 * 3600 * 1000;
  const store = action => { try { return action(window.localStorage); } catch { return null; } };
  const person = () => document.querySelector('[data-person]')?.dataset.person ?? '';
  const place = key => `${prefix}${person()}${key}`;
  const write = (at, draft) => store(s => draft ? s.setItem(at, JSON.stringify(draft)) : s.removeItem(at));
  const read = at => {
    try { return JSON.parse(store(s => s.getItem(at))); } catch { return null; }
  };
  const keys = start => store(s => Object.keys(s).filter(k => k.startsWith(start))) ?? [];

  const fieldsOf = scope => [...scope.querySelectorAll('input[name], textarea[name], select[name]')].filter(f => f.type !== 'password' && f.type !== 'file');
  const valueOf = field => field.type === 'checkbox' ? field.checked : field.value;
  const put = (field, value) => {
    if (valueOf(field) === value) return true;
    const before = valueOf(field);
    const property = field.type === 'checkbox' ? 'checked' : 'value';
    field[property] = value;
    if (valueOf(field) !== value) { field[property] = before; return false; } // a choice that is not offered yet
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  };

  // Above the page: forms of this page that hold something unsaved and are not open.
  const hint = () => {
    const notice = document.querySelector('[data-draft-hint]');
    if (!notice) return;
    const kept = keys(place(`${location.pathname}#`)).filter(k => !document.querySelector(`[data-draft="${CSS.escape(k)}"]`)).map(k => [k, read(k)]).filter(([, d]) => d);
    notice.hidden = kept.length === 0;
    notice.querySelector('[data-forms]').textContent = kept.map(([, d]) => `${d.title} ${d.time}`.trim()).join('、');
    notice.querySelector('[data-discard]').onclick = () => { kept.forEach(([k]) => write(k, null)); hint(); };
  };

  const open = (root, key) => {
    const scope = root.closest('form') ?? root.parentElement;
    const at = place(key);
    const [restored, saved] = [root.querySelector('[data-restored]'), root.querySelector('[data-saved]')];
    const pending = new Map(Object.entries(read(at)?.values ?? {}));
    const before = new Map();
    const save = () => {
      if (!root.isConnected) return;
      const values = Object.fromEntries([...pending, ...fieldsOf(scope).filter(f => before.has(f.name) && valueOf(f) !== before.get(f.name)).map(f => [f.name, valueOf(f)])]);
      const some = Object.keys(values).length > 0;
      const title = scope.closest('dialog, [role=dialog]')?.querySelector('h2')?.textContent ?? '';
      const time = new Date().toTimeString().slice(0, 5);
      write(at, some ? { values, title, time, at: Date.now() } : null);
      saved.hidden = !some;
      saved.querySelector('time').textContent = time;
    };
    const look = () => {
      for (const field of fieldsOf(scope)) {
        if (!before.has(field.name)) before.set(field.name, valueOf(field));
        if (!pending.has(field.name) || field.disabled || !put(field, pending.get(field.name))) continue;
        pending.delete(field.name);
        restored.hidden = false;
      }
    };
    const changed = event => {
      if (event.isTrusted) pending.delete(event.target.name);
      save();
    };
    scope.addEventListener('input', changed);
    scope.addEventListener('change', changed);
    new MutationObserver(changes => {
      look();
      if (changes.some(c => c.type === 'attributes' && c.target.type === 'hidden')) save();
    }).observe(scope, { childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'disabled'] });
    root.querySelector('[data-discard]').addEventListener('click', () => {
      pending.clear();
      fieldsOf(scope).filter(f => before.has(f.name)).forEach(f => put(f, before.get(f.name)));
      write(at, null);
      restored.hidden = saved.hidden = true;
    });
    // Saved: what the fields hold now is what the next change is measured against.
    root.settle = () => {
      pending.clear();
      before.clear();
      restored.hidden = saved.hidden = true;
      look();
    };
    root.dataset.draft = at;
    look();
    hint();
  };

  const forget = key => {
    const at = place(key);
    write(at, null);
    document.querySelectorAll(`[data-draft="${CSS.escape(at)}"]`).forEach(root => root.settle());
    hint();
  };
  Object.assign(window.cvault, { openDraft: open, forgetDraft: forget, hintDrafts: hint });

  for (const key of keys(prefix)) if (!(Date.now() - read(key)?.at < longest)) write(key, null);
  // Who signs out leaves nothing behind for the next person at this machine; a sign-in that ends by itself keeps all.
  document.addEventListener('submit', event => { if (event.target.id === 'sign-out') keys(place('')).forEach(k => write(k, null)); });
})();
