import { make } from '../make-element.ts';
import type { RowView } from './view-link.ts';
import { linkTo } from './view-link.ts';

/** A link to rows: it opens the view in the page, and is an address that can be passed on. */
export function rowsLink(text: string, view: Partial<RowView>): HTMLElement {
  const link = make('a', { class: 'leads' }, text);
  // By property: what a filter names comes from the data.
  link.href = linkTo(view);
  return link;
}

/** Opens a view of the rows, as its link does. */
export function showRows(view: Partial<RowView>): void {
  const link = linkTo(view);
  if (window.location.hash === link) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else window.location.hash = link;
}
