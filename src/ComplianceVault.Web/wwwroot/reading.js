// The reading view: the outline follows the scroll, a section is gone to, words are found within the document without touching its text.
const MOST = 2000;
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function goTo(target, smooth) {
  const how = { block: 'start', behavior: smooth && !calm() ? 'smooth' : 'instant' };
  target.scrollIntoView(how);
  // Sections far away are measured only when they come near, so the place is corrected once they have been.
  if (how.behavior === 'instant') requestAnimationFrame(() => { target.scrollIntoView(how); requestAnimationFrame(() => target.scrollIntoView(how)); });
}

const BLOCKS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, caption, pre, div, section, article';

// The text of each block with its text nodes: marks and links cut a sentence into many nodes, which are read as one.
function blocksOf(article) {
  const blocks = [];
  let last = null;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement.closest(BLOCKS);
    if (!last || last.element !== element) blocks.push(last = { element, text: '', nodes: [] });
    last.nodes.push({ node, from: last.text.length });
    last.text += node.data.toLowerCase();
  }
  return blocks;
}

function rangesOf(article, words) {
  const found = [];
  const wanted = words.toLowerCase();
  for (const { text, nodes } of blocksOf(article)) {
    for (let at = text.indexOf(wanted); at >= 0 && found.length < MOST; at = text.indexOf(wanted, at + wanted.length)) {
      const [first, last] = [nodes.findLast(n => n.from <= at), nodes.findLast(n => n.from < at + wanted.length)];
      const range = new Range();
      range.setStart(first.node, at - first.from);
      range.setEnd(last.node, at + wanted.length - last.from);
      found.push(range);
    }
  }
  return found;
}

export function open(root, section, hasWords) {
  const article = root.querySelector('.rv');
  const outline = root.querySelector('.rv-outline');
  const links = new Map([...outline?.querySelectorAll('[data-to]') ?? []].map(a => [a.dataset.to, a]));
  const stopper = new AbortController();
  const on = (target, name, action) => target?.addEventListener(name, action, { signal: stopper.signal });
  const sectionOf = key => document.getElementById(`s-${key}`);

  const seen = new Set();
  let current = null;
  const follow = new IntersectionObserver(entries => {
    for (const e of entries) e.isIntersecting ? seen.add(e.target) : seen.delete(e.target);
    const first = [...article.children].find(s => seen.has(s) && links.has(s.dataset.section));
    if (!first || first === current) return;
    current = first;
    links.forEach(a => a.removeAttribute('aria-current'));
    const link = links.get(first.dataset.section);
    link.setAttribute('aria-current', 'location');
    const list = link.closest('ol');
    if (list && list.clientHeight > 0) list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 3;
  }, { rootMargin: '-70px 0px -60% 0px' });
  article.querySelectorAll('.rv-section').forEach(s => follow.observe(s));

  on(root, 'click', event => {
    const link = event.target.closest?.('[data-to], a.rv-link');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = link.dataset.to ? sectionOf(link.dataset.to) : link.closest('.rv-section');
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    history.replaceState(history.state, '', link.href);
    goTo(target, Math.abs(target.getBoundingClientRect().top) < 3000);
  });

  const box = outline?.querySelector('[data-find]');
  const count = outline?.querySelector('[data-find-count]');
  let found = [];
  let at = -1;
  const show = step => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    CSS.highlights?.set('cv-find-current', new Highlight(found[at]));
    found[at].startContainer.parentElement.scrollIntoView({ block: 'center' });
    count.textContent = `${at + 1}/${found.length}`;
  };
  const find = () => {
    CSS.highlights?.delete('cv-find');
    CSS.highlights?.delete('cv-find-current');
    found = box.value.trim() ? rangesOf(article, box.value.trim()) : [];
    at = -1;
    count.textContent = box.value.trim() ? `0/${found.length}` : '';
    if (found.length > 0) CSS.highlights?.set('cv-find', new Highlight(...found));
  };
  let timer = 0;
  on(box, 'input', () => { clearTimeout(timer); timer = setTimeout(() => { find(); show(1); }, 150); });
  on(box, 'keydown', e => { if (e.key === 'Enter') { e.preventDefault(); if (found.length === 0) find(); show(e.shiftKey ? -1 : 1); } });
  outline?.querySelectorAll('[data-find-step]').forEach(b => on(b, 'click', () => show(Number(b.dataset.findStep))));

  const note = root.querySelector('[data-print-note]');
  const offset = note ? Date.parse(`${note.dataset.now}Z`) - performance.now() : 0;
  on(window, 'beforeprint', () => {
    // The server said its time; this machine only says how long ago that was.
    if (note) note.textContent = note.dataset.printNote.replace('{time}', new Date(offset + performance.now()).toISOString().slice(0, 16).replace('T', ' '));
  });

  const wanted = section && sectionOf(section);
  const mark = hasWords && (wanted ?? article).querySelector('mark');
  if (mark && mark.getBoundingClientRect().top - (wanted ?? article).getBoundingClientRect().top > innerHeight * 0.6) {
    goTo(wanted ?? article, false);
    setTimeout(() => mark.scrollIntoView({ block: 'center' }), 60);
  } else if (wanted) goTo(wanted, false);
  wanted?.classList.add('rv-target');
  // A link may have named no edition; the address that people copy does, so that it opens this section for ever.
  const place = wanted?.querySelector('a.rv-link')?.href;
  if (place && place !== location.href) history.replaceState(history.state, '', place);
  root.dataset.reading = 'ready';

  return {
    close: () => {
      stopper.abort();
      follow.disconnect();
      wanted?.classList.remove('rv-target');
      CSS.highlights?.delete('cv-find');
      CSS.highlights?.delete('cv-find-current');
    },
  };
}
