import type { ReviewItem } from '../../review/review-content.ts';
import { make } from '../make-element.ts';
import { CHOICES, type ReviewQuestion, type RowVerdict } from './verdict-book.ts';

/** Keys of verdicts; `unsure` has one key for both questions. */
export const KEYS = { v: 'valid', i: 'invalid', r: 'right', w: 'wrong', u: 'unsure' } as const;

const ASKED: { readonly [Name in ReviewQuestion]: string } = {
  problem: 'Is the problem valid?',
  answer: 'Is the final answer right?',
};

/** What the panel tells of a press or a letter. */
export interface PanelEvents {
  readonly onVerdict: (question: ReviewQuestion, verdict: string) => void;
  readonly onNote: (note: string) => void;
}

/** The questions about a row and what was answered. */
export interface ReviewPanel {
  readonly element: HTMLElement;
  readonly note: HTMLTextAreaElement;
  show(item: ReviewItem, verdict: RowVerdict): void;
}

export function reviewPanel({ onVerdict, onNote }: PanelEvents): ReviewPanel {
  const questions = (['problem', 'answer'] as const).map((question) => {
    const buttons = CHOICES[question].map((choice) => {
      const key = Object.entries(KEYS).find(([, verdict]) => verdict === choice)?.[0] ?? '';
      const button = make(
        'button',
        { type: 'button', class: `choice ${choice}`, 'aria-pressed': 'false', 'aria-keyshortcuts': key },
        make('span', {}, choice),
        make('kbd', { 'aria-hidden': 'true' }, key),
      );
      button.addEventListener('click', () => onVerdict(question, choice));
      return { choice, button };
    });
    const id = `ask-${question}`;
    const group = make(
      'div',
      { role: 'group', class: 'question', 'aria-labelledby': id },
      make('p', { id }, ASKED[question]),
      make('div', { class: 'choices' }, ...buttons.map(({ button }) => button)),
    );
    return { question, buttons, group };
  });
  const note = make('textarea', { id: 'note', rows: 2, maxlength: 2000, 'aria-keyshortcuts': 'n' });
  note.addEventListener('input', () => onNote(note.value));
  return {
    note,
    element: make(
      'section',
      { class: 'panel', 'aria-label': 'Your verdict' },
      ...questions.map(({ group }) => group),
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'note' }, 'Note', make('kbd', { 'aria-hidden': 'true' }, 'n')),
        note,
      ),
    ),
    show: (item, verdict) => {
      for (const { question, buttons, group } of questions) {
        const isAsked = question === 'problem' || (item.hasAnswer && verdict.problem !== 'invalid');
        group.toggleAttribute('hidden', question === 'answer' && !item.hasAnswer);
        group.classList.toggle('idle', !isAsked);
        for (const { choice, button } of buttons)
          button.setAttribute('aria-pressed', String(verdict[question] === choice));
      }
      if (note.value !== verdict.note) note.value = verdict.note;
    },
  };
}
