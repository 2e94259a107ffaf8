// A scanner types a number and Enter, faster than a server answers: the field is emptied here, at once, and keeps the focus, so that the next
// number finds it ready. Until somebody listens it takes nothing.
export function listen(form, page) {
  const field = form.querySelector('input');
  const take = event => {
    event.preventDefault();
    const number = field.value.trim();
    field.value = '';
    field.focus();
    if (number) page.invokeMethodAsync('ScannedAsync', number);
  };
  form.addEventListener('submit', take);
  field.disabled = false;
  field.focus();
  return { stop: () => form.removeEventListener('submit', take) };
}
