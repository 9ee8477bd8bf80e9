import type { OutcomeName } from '../report-entry.ts';
import { words } from './format.ts';
import { data, make } from './make-element.ts';

const TONES: Readonly<Record<string, string>> = {
  correct: 'correct',
  incorrect: 'incorrect',
  unverified: 'plain',
  validated: 'plain',
};

/** A small mark that says what became of a row: in words, the color is an extra. */
export function outcomeBadge({ kind, outcome }: Pick<OutcomeName, 'kind' | 'outcome'>): HTMLElement {
  const tone = kind === 'failed' ? 'failed' : kind === 'rejected' ? 'refused' : (TONES[outcome] ?? 'plain');
  return make('span', { class: `badge ${tone}` }, data(kind === 'problem' ? 'no sample' : words(outcome)));
}
