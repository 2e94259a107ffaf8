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

  const fieldsOf = scope => [...scope.querySelectorAll('input[name], textarea[name], select[name]')].filter(f => !['password', 'file', 'radio'].includes(f.type));
  const valueOf = field => field.type === 'checkbox' ? field.checked : field.value;
  const tell = field => { for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true })); };
  const put = (field, value) => {
    if (valueOf(field) === value) return true;
    const before = valueOf(field);
    const property = field.type === 'checkbox' ? 'checked' : 'value';
    field[property] = value;
    if (valueOf(field) !== value) { field[property] = before; return false; } // a choice that is not offered yet
    tell(field);
    return true;
  };

  const opened = () => [...document.querySelectorAll('[data-draft]')];
  const isOpen = at => opened().some(root => place(root.dataset.draft) === at);

  // Above the page: forms of this page that hold something unsaved and are not open.
  const hint = () => {
    const notice = document.querySelector('[data-draft-hint]');
    if (!notice) return;
    const kept = keys(place(`${location.pathname}#`)).filter(k => !isOpen(k)).map(k => [k, read(k)]).filter(([, d]) => d);
    notice.hidden = kept.length === 0;
    notice.querySelector('[data-forms]').textContent = kept.map(([, d]) => `${d.title} ${d.time}`.trim()).join('、');
    notice.querySelector('[data-discard]').onclick = () => { kept.forEach(([k]) => write(k, null)); hint(); };
  };

  const open = root => {
    const scope = root.closest('form') ?? root.parentElement;
    const at = place(root.dataset.draft);
    const [restored, outdated, kept, discard] = ['restored', 'outdated', 'kept', 'discard'].map(part => root.querySelector(`[data-${part}]`));
    const pending = new Map(Object.entries(read(at)?.values ?? {}));
    const before = new Map();
    const touched = new Set();
    const standing = field => field.dataset.saved ?? before.get(field.name);
    const typed = () => fieldsOf(scope).filter(f => touched.has(f.name) && valueOf(f) !== standing(f));
    const save = () => {
      if (!root.isConnected) return;
      const values = Object.fromEntries([...pending, ...typed().map(f => [f.name, { from: f.dataset.saved, to: valueOf(f) }])]);
      const some = Object.keys(values).length > 0;
      const title = root.dataset.title ?? scope.closest('dialog, [role=dialog]')?.querySelector('h2')?.textContent ?? '';
      const time = new Date().toTimeString().slice(0, 5);
      write(at, some ? { values, title, time, at: Date.now() } : null);
      kept.hidden = !some;
      kept.querySelector('time').textContent = time;
    };
    // A field that says what the server has (data-saved) is saved as soon as it is changed: where something else stands by now, the words are
    // shown and not put back.
    const answered = (field, { from, to }) => {
      const saved = field.dataset.saved;
      if (saved === undefined || (saved === from && saved !== to)) return false;
      pending.delete(field.name);
      if (saved !== to) {
        outdated.querySelector('q').textContent += `${outdated.hidden ? '' : '、'}${to}`;
        outdated.hidden = false;
      }
      save();
      return true;
    };
    const look = () => {
      for (const field of fieldsOf(scope)) {
        if (!before.has(field.name)) before.set(field.name, valueOf(field));
        const draft = pending.get(field.name);
        if (!draft || field.disabled || answered(field, draft) || !put(field, draft.to)) continue;
        pending.delete(field.name);
        restored.hidden = false;
      }
    };
    const changed = event => {
      if (event.isTrusted) pending.delete(event.target.name);
      touched.add(event.target.name);
      save();
    };
    scope.addEventListener('input', changed);
    scope.addEventListener('change', changed);
    new MutationObserver(changes => {
      look();
      const hidden = changes.filter(c => c.type === 'attributes' && c.target.type === 'hidden');
      hidden.forEach(c => touched.add(c.target.name));
      if (hidden.length > 0 || changes.some(c => c.attributeName === 'data-saved')) save(); // the server has a field now: nothing of it is kept here
    }).observe(scope, { childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'disabled', 'data-saved'] });
    discard.addEventListener('click', () => {
      pending.clear();
      typed().forEach(f => put(f, standing(f)));
      touched.clear();
      write(at, null);
      restored.hidden = outdated.hidden = kept.hidden = true;
    });
    // Saved, all of it or one field: what is there now is what the next change is measured against.
    root.settle = field => {
      if (field) [pending, before, touched].forEach(all => all.delete(field));
      else [pending, before, touched].forEach(all => all.clear());
      if (field) discard.hidden = true; else restored.hidden = true;
      look();
      save();
    };
    root.resend = () => typed().forEach(tell);
    look();
  };

  const forget = (key, field) => {
    const at = place(key);
    const draft = field ? read(at) : null;
    if (draft) delete draft.values[field];
    write(at, draft && Object.keys(draft.values).length > 0 ? draft : null);
    opened().filter(root => place(root.dataset.draft) === at).forEach(root => root.settle?.(field));
    hint();
  };
  // What was typed while the connection was lost never reached the page on the server: say it again.
  const resend = () => opened().forEach(root => root.resend?.());
  Object.assign(window.cvault, { forgetDraft: forget, hintDrafts: hint, resendDrafts: resend });

  // A form is taken up the moment it is on the page: what is typed before the server answers is kept as well. While the page is still coming in, only the
  // first parts of it may be there.
  const known = new WeakSet();
  new MutationObserver(() => {
    const fresh = opened().filter(root => !known.has(root) && root.querySelector('[data-kept] time'));
    fresh.forEach(root => { known.add(root); open(root); });
    if (fresh.length > 0) hint();
  }).observe(document, { childList: true, subtree: true });

  for (const key of keys(prefix)) if (!(Date.now() - read(key)?.at < longest)) write(key, null);
  // Who signs out leaves nothing behind for the next person at this machine; a sign-in that ends by itself keeps all.
  document.addEventListener('submit', event => { if (event.target.id === 'sign-out') keys(place('')).forEach(k => write(k, null)); });
})();
