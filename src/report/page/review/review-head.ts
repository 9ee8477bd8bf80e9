import type { ReviewItem } from '../../review/review-content.ts';
import { counted, number } from '../format.ts';
import { make } from '../make-element.ts';
import type { VerdictBook } from './verdict-book.ts';

/** What the head tells of. */
export interface HeadEvents {
  readonly reviewer: string;
  readonly onReviewer: (name: string) => void;
  readonly onSave: () => void;
}

/** Progress, the name of the person, and the button that saves. */
export interface ReviewHead {
  readonly element: HTMLElement;
  show(book: VerdictBook, items: readonly ReviewItem[]): void;
  /** Whether single letters are keys: they disturb people who speak to the computer. */
  takesKeys(): boolean;
}

export function reviewHead({ reviewer, onReviewer, onSave }: HeadEvents): ReviewHead {
  const bar = make('progress', { id: 'progress', 'aria-labelledby': 'progress-text' });
  const text = make('p', { id: 'progress-text', class: 'status' });
  const warning = make('p', { class: 'notice caution', hidden: true });
  const name = make('input', { id: 'reviewer', type: 'text', autocomplete: 'name', maxlength: 80 });
  name.value = reviewer;
  name.addEventListener('input', () => onReviewer(name.value));
  const keys = make('input', { id: 'keys', type: 'checkbox', checked: true });
  const save = make('button', { type: 'button', class: 'save' }, 'Save verdicts');
  save.addEventListener('click', onSave);
  return {
    element: make(
      'div',
      { class: 'review-head' },
      make('div', { class: 'progress' }, bar, text),
      make('div', { class: 'field' }, make('label', { for: 'reviewer' }, 'Your name'), name),
      make('div', { class: 'check' }, keys, make('label', { for: 'keys' }, 'Letters are keys')),
      save,
      warning,
    ),
    takesKeys: () => keys.checked,
    show: (book, items) => {
      const done = items.filter((item) => book.isDone(item)).length;
      bar.max = items.length;
      bar.value = done;
      text.textContent = `${number(done)} of ${counted(items.length, 'row')} judged`;
      warning.hidden = book.isKept;
      warning.textContent = book.isKept
        ? ''
        : 'This browser does not keep the verdicts: save them before you close the page.';
    },
  };
}
