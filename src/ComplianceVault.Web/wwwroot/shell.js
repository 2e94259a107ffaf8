// What only the browser can do. No library, no other origin.
(() => {
  const year = 400 * 24 * 3600;
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

  const open = new Set();

  window.cvault = {
    setCookie,
    applyTheme,
    systemIsDark: () => dark.matches,
    print: () => window.print(),
    submit: id => document.getElementById(id)?.requestSubmit(),
    keepOpen: work => { open.add(work); work.finally(() => open.delete(work)); },
    // Draws the page anew, after what goes on in it without the server's page (an upload).
    reload: async () => { await Promise.all(open); location.reload(); },
  };

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

  // In the search box the arrows belong to the suggestions; once asked, the keys belong to what was found.
  document.addEventListener('keydown', event => {
    if (event.target.id === 'cv-search' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) event.preventDefault();
  });
  document.addEventListener('submit', event => {
    if (event.target.matches('.cv-search')) event.target.querySelector('input').blur();
  });

  // Clicks in a page are no requests of their own: tell the server at most once a minute that the person is still at work.
  let told = Date.now();
  const atWork = () => {
    if (Date.now() - told < 60_000 || !document.querySelector('[data-person]')) return;
    told = Date.now();
    fetch('/session', { method: 'POST', keepalive: true }).catch(() => { told = 0; });
  };
  for (const sign of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(sign, atWork, { passive: true, capture: true });

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
