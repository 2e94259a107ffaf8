// The comparison: from change to change by button or by the keys n and p. The page is drawn anew now and then, so the changes are looked up each time.
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function open(root) {
  const stopper = new AbortController();
  const on = (target, name, action) => target.addEventListener(name, action, { signal: stopper.signal });
  let current = null;

  const step = by => {
    const changes = [...root.querySelectorAll('[data-change]')];
    if (changes.length === 0) return;
    const at = changes.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : changes.length - 1) : (at + by + changes.length) % changes.length;
    current?.classList.remove('cmp-current');
    current = changes[next];
    current.classList.add('cmp-current');
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: 'center', behavior: calm() ? 'instant' : 'smooth' });
    const place = root.querySelector('[data-change-place]');
    if (place) place.textContent = `${next + 1} / ${changes.length}`;
  };

  on(root, 'click', event => {
    const button = event.target.closest?.('[data-change-step]');
    if (button) step(Number(button.dataset.changeStep));
  });
  on(document, 'keydown', event => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true], [role=dialog]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n' || event.key === 'p') {
      event.preventDefault();
      step(event.key === 'n' ? 1 : -1);
    }
  });
  root.dataset.comparing = 'ready';

  return { close: () => stopper.abort() };
}
