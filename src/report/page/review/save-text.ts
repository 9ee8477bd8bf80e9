import { make } from '../make-element.ts';

/** Offers a text as a file. Nothing is sent: the file is made of what the page holds. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }));
  const link = make('a', { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers read the file after the click.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
