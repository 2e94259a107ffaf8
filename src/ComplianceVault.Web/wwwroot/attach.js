// Files for a field that takes some, beside choosing them: dropped on it, pasted (a screenshot), or written on the screen with a finger.
// Each ends as a choice of the field's own input, so that what follows is the same.
(() => {
  const stamp = () => new Date().toLocaleString('sv').replaceAll(':', '');
  const give = (input, files) => {
    const chosen = new DataTransfer();
    files.forEach(f => chosen.items.add(f));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const inputOf = target => {
    const inside = target.closest?.('.rf-field, td')?.querySelector('.rf-attach input[type=file]');
    const all = document.querySelectorAll('.rf-fill .rf-attach input[type=file]');
    return inside ?? (all.length === 1 ? all[0] : null);
  };

  document.addEventListener('paste', event => {
    // Cells and words copied from Word or Excel bring a picture of themselves along.
    if (event.clipboardData?.types.includes('text/plain')) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const input = files.length > 0 && inputOf(event.target);
    if (!input || input.disabled) return;
    event.preventDefault();
    // A browser calls every pasted picture image.png.
    give(input, files.map(f => new File([f], f.name === 'image.png' ? `${stamp()}.png` : f.name, { type: f.type })));
  });

  const zone = event => event.target.closest?.('.rf-attach');
  document.addEventListener('dragover', event => {
    if (zone(event)) event.preventDefault();
  });
  document.addEventListener('drop', event => {
    const place = zone(event);
    if (!place) return;
    event.preventDefault(); // else the browser leaves the page and shows the file
    const input = place.querySelector('input[type=file]');
    if (!input || input.disabled || event.dataTransfer.files.length === 0) return;
    give(input, [...event.dataTransfer.files]);
  });

  const pad = (button, input) => {
    const dialog = document.createElement('dialog');
    dialog.className = 'rf-ink';
    dialog.setAttribute('aria-label', button.getAttribute('aria-label'));
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', button.getAttribute('aria-label'));
    const row = document.createElement('div');
    const act = (text, quiet, action) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.className = quiet ? 'cv-button cv-quiet' : 'cv-button';
      made.textContent = text;
      made.addEventListener('click', action);
      row.append(made);
      return made;
    };
    dialog.append(canvas, row);
    document.body.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();

    const sharp = Math.min(devicePixelRatio || 1, 2);
    [canvas.width, canvas.height] = [canvas.clientWidth * sharp, canvas.clientHeight * sharp];
    const pen = canvas.getContext('2d');
    let written = false;
    const clear = () => {
      written = false;
      done.disabled = true;
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      [pen.strokeStyle, pen.lineWidth, pen.lineCap, pen.lineJoin] = ['#111', 2.5 * sharp, 'round', 'round'];
    };
    const at = event => [event.offsetX * sharp, event.offsetY * sharp];
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    canvas.addEventListener('pointermove', event => {
      if (event.buttons === 0) return;
      pen.lineTo(...at(event));
      pen.stroke();
      written = true;
      done.disabled = false;
    });
    act(button.dataset.cancel, true, () => dialog.close());
    act(button.dataset.clear, true, () => clear());
    const done = act(button.dataset.done, false, () => {
      if (!written) return;
      canvas.toBlob(blob => {
        give(input, [new File([blob], `${button.dataset.name} ${stamp()}.png`, { type: 'image/png' })]);
        dialog.close();
      }, 'image/png');
    });
    clear();
  };
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-ink]');
    const input = button?.closest('.rf-attach')?.querySelector('input[type=file]');
    if (input && !input.disabled) pad(button, input);
  });
})();
