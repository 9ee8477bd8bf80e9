import { make } from './make-element.ts';

/** The sections of the page, by the name that menu and heading share. */
export const SECTIONS = {
  overview: 'Overview',
  subjects: 'Subjects',
  funnel: 'Funnel',
  labels: 'Labels',
  verifiers: 'Verifiers',
  lengths: 'Difficulty and lengths',
  evidence: 'Measurements',
  cost: 'Cost and time',
  run: 'The run',
  browse: 'Rows',
} as const;

export function section(
  id: keyof typeof SECTIONS,
  ...children: readonly (HTMLElement | null)[]
): HTMLElement {
  return make(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    make('h2', { id: `${id}-title` }, SECTIONS[id]),
    ...children,
  );
}

/** Says that a section has nothing to show, and why. */
export function nothing(text: string): HTMLElement {
  return make('p', { class: 'nothing' }, text);
}
