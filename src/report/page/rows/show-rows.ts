import { make } from '../make-element.ts';
import { linkTo, type RowView } from './view-link.ts';

/** A button that reads as a link: the address that it leads to names what comes from the data, and is in no attribute. */
export function rowsLink(text: string, view: Partial<RowView>): HTMLElement {
  const button = make('button', { type: 'button', class: 'as-link' }, text);
  button.addEventListener('click', () => showRows(view));
  return button;
}

/** Opens a view of the rows, as its link does. */
export function showRows(view: Partial<RowView>): void {
  const link = linkTo(view);
  if (window.location.hash === link) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else window.location.hash = link;
}
