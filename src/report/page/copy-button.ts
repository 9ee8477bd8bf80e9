import { make } from './make-element.ts';

/** How long a button says that it has copied. */
const SAID_MS = 2_000;

/** Tells screen readers what was copied: the button alone changes where no one looks. */
const news = make('div', { class: 'for-readers', 'aria-live': 'polite' });

/** Makes a button that copies a text. */
export function copyButton(name: string, text: () => string): HTMLElement {
  const label = make('span', {}, name);
  const button = make('button', { type: 'button', class: 'copy' }, label);
  let timer = 0;
  button.addEventListener('click', () => {
    void copy(text()).then((isCopied) => {
      const said = isCopied ? 'Copied' : 'Not copied: the browser forbids it';
      window.clearTimeout(timer);
      label.textContent = said;
      if (!news.isConnected) document.body.append(news);
      news.textContent = `${name}: ${said.toLowerCase()}`;
      timer = window.setTimeout(() => {
        label.textContent = name;
        news.textContent = '';
      }, SAID_MS);
    });
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOld(text);
  }
}

/** For browsers that keep the clipboard from files: a field is filled, and copied from. */
function copyOld(text: string): boolean {
  const field = make('textarea', { class: 'for-readers', 'aria-hidden': 'true', tabindex: -1 });
  const focused = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
