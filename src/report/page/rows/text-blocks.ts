import type { ClippedText } from '../../report-entry.ts';
import { number } from '../format.ts';
import { type Child, data, make } from '../make-element.ts';
import { mathText } from '../math-element.ts';

/** A part of a row under its own heading. */
export function block(title: string, ...children: readonly Child[]): HTMLElement {
  return make('section', { class: 'block' }, make('h4', {}, title), ...children);
}

/** Text that is folded away, and laid out only once it is opened. */
export function folded(
  title: string,
  note: string,
  text: ClippedText,
  isOpen: boolean,
  show: (text: string) => Child = mathText,
): HTMLElement {
  const cut = text.left > 0 ? `${number(text.left)} characters left out` : '';
  const notes = [note, cut].filter((part) => part !== '').join(', ');
  const holder = make(
    'details',
    { class: 'folded', open: isOpen },
    make('summary', {}, data(title), notes === '' ? null : make('span', { class: 'note' }, ' ', data(notes))),
  );
  const fill = (): void => {
    if (holder.open && holder.childElementCount === 1) holder.append(prose(text, title.toLowerCase(), show));
  };
  holder.addEventListener('toggle', fill);
  fill();
  return holder;
}

/** What a model wrote, letter for letter. */
export function plainText(text: string): Child {
  return text;
}

/** A text with its mathematics, and a mark where it was cut. */
export function prose(
  { head, tail, left }: ClippedText,
  name: string,
  show: (text: string) => Child = mathText,
): HTMLElement {
  const cut =
    left === 0
      ? []
      : [make('p', { class: 'cut' }, `${number(left)} characters of the ${name} left out here`)];
  const rest = left === 0 ? [] : [make('div', { class: 'prose', dir: 'auto' }, show(tail))];
  return make('div', {}, make('div', { class: 'prose', dir: 'auto' }, show(head)), ...cut, ...rest);
}
