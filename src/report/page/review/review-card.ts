import type { ReviewItem } from '../../review/review-content.ts';
import { counted, number } from '../format.ts';
import { type Child, data, make } from '../make-element.ts';
import { answerText } from '../math-element.ts';
import { folded, prose } from '../rows/text-blocks.ts';
import { verdictBlocks } from '../rows/verdict-blocks.ts';

/** Shows a row to be judged. What machines said of it is folded away, so that it does not lead the judge. */
export function reviewCard({ entry, hasAnswer }: ReviewItem, at: number, rows: number): HTMLElement {
  const path = [entry.subject, ...entry.topicPath].flatMap((name, index): readonly Child[] =>
    index === 0 ? [data(name)] : [' › ', data(name)],
  );
  const machines = verdictBlocks(entry);
  return make(
    'article',
    { class: 'review-card', 'aria-labelledby': 'row-title' },
    make('p', { class: 'path' }, ...path),
    make('h2', { id: 'row-title', tabindex: -1 }, `Row ${number(at + 1)} of ${number(rows)}`),
    entry.problem === undefined
      ? null
      : make('section', { class: 'block' }, make('h3', {}, 'Problem'), prose(entry.problem, 'problem')),
    make(
      'dl',
      { class: 'answers' },
      shownAnswer('Reference answer', entry.answer),
      hasAnswer ? shownAnswer('Final answer of the model', entry.finalAnswer) : null,
    ),
    entry.truncated === true
      ? make('p', { class: 'notice caution' }, 'The reply was cut before its end.')
      : null,
    entry.solution === undefined
      ? null
      : folded('Solution', '', entry.solution, entry.finalAnswer === undefined),
    entry.reasoning === undefined
      ? null
      : folded('Reasoning', counted(entry.reasoningWords ?? 0, 'word'), entry.reasoning, false),
    machines.length === 0
      ? null
      : make(
          'details',
          { class: 'folded' },
          make(
            'summary',
            {},
            'Votes and label',
            make('span', { class: 'note' }, ' what models and rules said: look after you have judged'),
          ),
          make('div', {}, ...machines),
        ),
  );
}

function shownAnswer(name: string, value: string | undefined): HTMLElement {
  return make(
    'div',
    { class: 'answer' },
    make('dt', {}, name),
    make('dd', { dir: 'auto' }, value === undefined ? make('em', {}, 'none') : answerText(value)),
  );
}
