// Keyboard of the search page: j and k walk through the hits, Enter opens the one in focus.
export function open(root) {
  const stopper = new AbortController();
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, [contenteditable=true], dialog')) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const links = [...root.querySelectorAll('.se-open')];
    if (links.length === 0) return;
    const at = links.indexOf(document.activeElement);
    const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }, { signal: stopper.signal });
  const fold = root.querySelector('.se-facets-fold');
  if (fold && matchMedia('(min-width: 961px)').matches) fold.open = true;
  new MutationObserver(() => {
    const details = root.querySelector('.se-facets-fold:not([data-seen])');
    if (!details) return;
    details.dataset.seen = '1';
    if (matchMedia('(min-width: 961px)').matches) details.open = true;
  }).observe(root, { childList: true, subtree: true });
  if (!new URLSearchParams(location.search).get('q') && matchMedia('(min-width: 961px)').matches) document.getElementById('cv-search')?.focus();
  root.dataset.search = 'ready';
  return { close: () => stopper.abort() };
}
