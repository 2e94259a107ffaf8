// A small viewer around pdf.js (wwwroot/lib/pdfjs): pages are drawn when they come near and let go when they are far.
const NEAR = '1200px 0px';

export async function open(root, url, failed, page) {
  const pdfjs = await import('./lib/pdfjs/pdf.min.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = new URL('./lib/pdfjs/pdf.worker.min.mjs', import.meta.url).href;
  const view = root.querySelector('[data-view]');
  const status = root.querySelector('[data-status]');
  const input = root.querySelector('[data-page]');
  const stopper = new AbortController();
  const on = (target, name, action) => target.addEventListener(name, action, { signal: stopper.signal });
  const nothing = { close: () => stopper.abort() };

  const response = await fetch(url, { signal: stopper.signal }).catch(() => null);
  if (!response?.ok || !response.headers.get('content-type')?.startsWith('application/pdf')) {
    const answer = await response?.json().catch(() => null);
    status.textContent = answer?.refusal ?? failed;
    return nothing;
  }
  let pdf;
  try {
    pdf = await pdfjs.getDocument({
      data: await response.arrayBuffer(), cMapUrl: new URL('./lib/pdfjs/cmaps/', import.meta.url).href, cMapPacked: true, useWasm: false, enableXfa: false,
    }).promise;
  } catch {
    status.textContent = failed;
    return nothing;
  }
  status.hidden = true;
  input.max = pdf.numPages;
  root.querySelector('[data-pages]').textContent = `/ ${pdf.numPages}`;

  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  let zoom = 1;
  let current = 1;
  const fit = () => Math.min(view.clientWidth - 2, 980) / first.width;
  const sheets = Array.from({ length: pdf.numPages }, (_, i) => {
    const sheet = document.createElement('div');
    sheet.className = 'dv-page';
    sheet.dataset.number = i + 1;
    view.append(sheet);
    return sheet;
  });
  const size = (sheet, viewport) => {
    sheet.style.width = `${Math.floor(viewport.width)}px`;
    sheet.style.height = `${Math.floor(viewport.height)}px`;
  };
  const forget = sheet => { sheet.task?.cancel(); sheet.task = null; sheet.drawn = 0; sheet.replaceChildren(); };

  const draw = async sheet => {
    const scale = fit() * zoom;
    if (sheet.drawn === scale) return;
    sheet.drawn = scale;
    const page = await pdf.getPage(Number(sheet.dataset.number));
    const viewport = page.getViewport({ scale });
    size(sheet, viewport);
    const sharp = Math.min(devicePixelRatio || 1, 2);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width * sharp);
    canvas.height = Math.floor(viewport.height * sharp);
    sheet.task?.cancel();
    const task = page.render({ canvas, viewport, transform: sharp === 1 ? null : [sharp, 0, 0, sharp, 0, 0] });
    sheet.task = task;
    try { await task.promise; } catch { return; }
    if (sheet.drawn !== scale) return;
    const words = document.createElement('div');
    words.className = 'textLayer';
    words.style.setProperty('--total-scale-factor', scale);
    words.style.setProperty('--scale-factor', scale);
    sheet.replaceChildren(canvas, words);
    await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render().catch(() => {});
  };

  const near = new IntersectionObserver(entries => {
    for (const e of entries) e.isIntersecting ? draw(e.target) : e.target.drawn && forget(e.target);
  }, { rootMargin: NEAR });
  const inSight = new IntersectionObserver(entries => {
    const top = entries.filter(e => e.isIntersecting).sort((a, b) => a.target.dataset.number - b.target.dataset.number)[0];
    if (!top) return;
    current = Number(top.target.dataset.number);
    if (document.activeElement !== input) input.value = current;
  }, { rootMargin: '-30% 0px -50% 0px' });
  const layOut = () => {
    near.disconnect();
    sheets.forEach(s => { forget(s); size(s, { width: first.width * fit() * zoom, height: first.height * fit() * zoom }); near.observe(s); });
  };
  layOut();
  sheets.forEach(s => inSight.observe(s));

  const jump = number => sheets[Math.min(Math.max(number, 1), pdf.numPages) - 1].scrollIntoView({ block: 'start' });
  on(input, 'change', () => jump(Number(input.value) || 1));
  root.querySelectorAll('[data-step]').forEach(b => on(b, 'click', () => jump(current + Number(b.dataset.step))));
  root.querySelectorAll('[data-zoom]').forEach(b => on(b, 'click', () => {
    const step = Number(b.dataset.zoom);
    zoom = step === 0 ? 1 : Math.min(4, Math.max(0.4, zoom * (step > 0 ? 1.2 : 1 / 1.2)));
    layOut();
  }));
  let timer = 0;
  on(window, 'resize', () => { clearTimeout(timer); timer = setTimeout(layOut, 200); });
  if (page > 1) jump(page);
  root.dataset.pdf = 'ready';
  return { close: () => { stopper.abort(); near.disconnect(); inSight.disconnect(); pdf.loadingTask.destroy(); } };
}
