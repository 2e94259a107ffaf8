// What only the browser can do. No library, no other origin.
(() => {
  const year = 400 * 24 * 3600;
  const draftPrefix = 'cvault-draft/';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  const setCookie = (name, value) => {
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax${secure}`;
  };

  const applyTheme = (theme, isDark) => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.classList.toggle('cv-dark', isDark);
    root.classList.toggle('cv-light', !isDark);
    document.querySelector('meta[name=color-scheme]')?.setAttribute('content', isDark ? 'dark' : 'light');
  };

  const store = action => { try { return action(window.localStorage); } catch { return null; } };

  const findDraft = key => { try { return JSON.parse(store(s => s.getItem(draftPrefix + key))); } catch { return null; } };
  const keepDraft = (key, value) => { store(s => s.setItem(draftPrefix + key, JSON.stringify(value))); };

  // Puts what was kept back into its fields, as if typed now. Where something else stands by now, it is named and not put back.
  const restoreDrafts = () => {
    const outcome = { restored: 0, outdated: [] };
    for (const field of document.querySelectorAll('[data-draft]')) {
      const kept = findDraft(field.dataset.draft);
      if (!kept || field === document.activeElement) continue;
      if (kept.to === field.dataset.saved || kept.from !== field.dataset.saved) {
        store(s => s.removeItem(draftPrefix + field.dataset.draft));
        if (kept.to !== field.dataset.saved) outcome.outdated.push(kept.to);
        continue;
      }
      field.value = kept.to;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      outcome.restored++;
    }
    return outcome;
  };

  const open = new Set();

  window.cvault = {
    setCookie,
    applyTheme,
    systemIsDark: () => dark.matches,
    submit: id => document.getElementById(id)?.requestSubmit(),
    forgetDraft: key => { store(s => s.removeItem(draftPrefix + key)); },
    restoreDrafts,
    keepOpen: work => { open.add(work); work.finally(() => open.delete(work)); },
    // Draws the page anew, after what goes on in it without the server's page (an upload).
    reload: async () => { await Promise.all(open); location.reload(); },
  };

  // What is typed into a field with data-draft is kept from the first letter, before the server hears of it, together with what stood there.
  document.addEventListener('input', event => {
    const field = event.target instanceof Element && event.target.closest('[data-draft]');
    if (!field) return;
    const kept = findDraft(field.dataset.draft);
    keepDraft(field.dataset.draft, { from: kept?.from ?? field.dataset.saved, to: field.value });
  });

  // The server cannot see the system's colours; it draws from this cookie at the next request.
  const tellSystem = () => setCookie('cv-dark', dark.matches ? '1' : '0');
  const toldBefore = document.cookie.includes('cv-dark=');
  tellSystem();
  // The very first visit: ask once more, before anything is painted, rather than flash the wrong colours.
  if (!toldBefore && dark.matches && document.documentElement.dataset.theme === 'system' && document.cookie.includes('cv-dark=1')) location.reload();
  dark.addEventListener('change', tellSystem);

  document.addEventListener('keydown', event => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true]');
    const wanted = (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
    const box = wanted && document.getElementById('cv-search');
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Sample accounts on the sign-in page: fill the fields, then submit as a person would.
  document.addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('[data-fill-name]');
    if (!button) return;
    const form = document.getElementById('sign-in');
    form.querySelector('[autocomplete=username]').value = button.dataset.fillName;
    form.querySelector('[autocomplete=current-password]').value = button.dataset.fillPassword;
    form.requestSubmit();
  });
})();
