import type { OutcomeName, ReportEntry } from '../report-entry.ts';
import { words } from './format.ts';
import { data, make } from './make-element.ts';

const TONES: Readonly<Record<string, string>> = {
  correct: 'correct',
  incorrect: 'incorrect',
  unverified: 'plain',
  validated: 'plain',
  rejected: 'refused',
  failed: 'failed',
  aside: 'plain',
};

const KINDS: Readonly<Record<ReportEntry['kind'], string>> = {
  sample: 'Sample',
  problem: 'Problem without a sample',
  rejected: 'Refused',
  failed: 'Failed',
  aside: 'Left aside',
};

/** What a row is, in words: the heading of its text. */
export function kindName({ kind, item }: Pick<ReportEntry, 'kind' | 'item'>): string {
  return kind === 'sample' || kind === 'problem' ? KINDS[kind] : `${KINDS[kind]} ${words(item ?? 'item')}`;
}

/** What the comparison said, in words. */
export function ruleWords(rule: string): string {
  return rule === 'unknown' ? 'cannot tell' : rule;
}

/** A small mark that says what became of a row: in words, the color is an extra. */
export function outcomeBadge({ kind, outcome }: Pick<OutcomeName, 'kind' | 'outcome'>): HTMLElement {
  const tone = TONES[kind === 'sample' || kind === 'problem' ? outcome : kind] ?? 'plain';
  return make('span', { class: `badge ${tone}` }, data(kind === 'problem' ? 'no sample' : words(outcome)));
}
