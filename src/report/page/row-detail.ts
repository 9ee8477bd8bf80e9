import type { ClippedText, EntryOpinion, ReportEntry } from '../report-entry.ts';
import { counted, number, words } from './format.ts';
import { type Child, data, make } from './make-element.ts';
import { answerText, mathText } from './math-element.ts';
import { outcomeBadge } from './outcome-names.ts';

const KINDS: Readonly<Record<ReportEntry['kind'], string>> = {
  sample: 'Sample',
  problem: 'Problem without a sample',
  rejected: 'Refused',
  failed: 'Failed',
};

/** Shows one row whole: reasoning folded, mathematics as such. */
export function rowDetail(entry: ReportEntry): readonly HTMLElement[] {
  const what =
    entry.kind === 'rejected' || entry.kind === 'failed'
      ? `${KINDS[entry.kind]} ${words(entry.item ?? 'item')}`
      : KINDS[entry.kind];
  return [
    make(
      'header',
      { class: 'detail-head' },
      make('p', { class: 'path' }, ...pathOf(entry)),
      make(
        'h3',
        { id: 'detail-title' },
        what,
        ' ',
        outcomeBadge(entry),
        entry.isDisagreement === true
          ? make('span', { class: 'badge caution' }, 'rule and judge disagree')
          : null,
      ),
    ),
    ...refusal(entry),
    ...(entry.problem === undefined ? [] : [block('Problem', prose(entry.problem, 'problem'))]),
    ...answers(entry),
    ...(entry.solution === undefined
      ? []
      : [folded('Solution', '', entry.solution, entry.reasoning === undefined)]),
    ...(entry.reasoning === undefined
      ? []
      : [folded('Reasoning', counted(entry.reasoningWords ?? 0, 'word'), entry.reasoning, false)]),
    ...verdicts(entry),
    facts(entry),
  ];
}

function pathOf({ subject, topicPath }: ReportEntry): readonly Child[] {
  return [subject, ...topicPath].flatMap((name, index) => (index === 0 ? [data(name)] : [' › ', data(name)]));
}

function refusal({ kind, stage, by, reason }: ReportEntry): readonly HTMLElement[] {
  if (kind !== 'rejected' && kind !== 'failed') return [];
  const who = by === undefined ? `by ${stage ?? 'a stage'}` : `by ${by} at ${stage ?? 'a stage'}`;
  return [
    make(
      'p',
      { class: `notice ${kind === 'failed' ? 'failed' : 'refused'}` },
      make('strong', {}, kind === 'failed' ? `Failed at ${stage ?? 'a stage'}:` : `Refused ${who}:`),
      ' ',
      data(reason ?? 'no reason was given'),
    ),
  ];
}

function answers({
  kind,
  answer,
  answerType,
  finalAnswer,
  reason,
  by,
  outcome,
}: ReportEntry): readonly HTMLElement[] {
  const shown = (name: string, value: string | undefined, note: string): HTMLElement =>
    make(
      'div',
      { class: 'answer' },
      make('dt', {}, name),
      make('dd', { dir: 'auto' }, value === undefined ? make('em', {}, 'none') : answerText(value)),
      note === '' ? null : make('dd', { class: 'note' }, note),
    );
  if (answer === undefined && finalAnswer === undefined) return [];
  const said =
    outcome === 'unverified'
      ? `unverified: ${words(reason ?? 'unknown')}`
      : `${outcome}${by === undefined ? '' : `, by the ${by}`}`;
  return [
    make(
      'dl',
      { class: 'answers' },
      shown('Reference answer', answer, answerType ?? ''),
      kind === 'sample' ? shown('Answer of the model', finalAnswer, said) : null,
    ),
  ];
}

function verdicts({ votes = [], rule, judge, judgeSwapped }: ReportEntry): readonly HTMLElement[] {
  const said = (name: string, verdict: string, tone: string, reason: string): HTMLElement =>
    make(
      'li',
      {},
      make('span', { class: `badge ${tone}` }, verdict),
      ' ',
      make('strong', {}, data(name)),
      reason === '' ? null : make('span', { class: 'reason', dir: 'auto' }, mathText(reason)),
    );
  const opinion = (name: string, given: EntryOpinion | undefined): readonly HTMLElement[] =>
    given === undefined
      ? []
      : [said(name, given.verdict, given.verdict === 'correct' ? 'correct' : 'incorrect', given.reason)];
  const labels = [
    ...(rule === undefined
      ? []
      : [
          said(
            'comparison',
            rule === 'unknown' ? 'cannot tell' : rule,
            rule === 'equal' ? 'correct' : rule === 'different' ? 'incorrect' : 'plain',
            '',
          ),
        ]),
    ...opinion('judge', judge),
    ...opinion('judge, answers swapped', judgeSwapped),
  ];
  const ballots = votes.map(({ model, verdict, reason }) =>
    said(model, verdict, verdict === 'valid' ? 'correct' : 'refused', reason),
  );
  return [
    ...(labels.length === 0 ? [] : [block('Label', make('ul', { class: 'verdicts' }, ...labels))]),
    ...(ballots.length === 0
      ? []
      : [block('Votes on the problem', make('ul', { class: 'verdicts' }, ...ballots))]),
  ];
}

function facts({ id, blind, draw, finishReason, truncated, models }: ReportEntry): HTMLElement {
  const rows: readonly (readonly [string, string])[] = [
    ...(blind === undefined
      ? []
      : [['Solved blindly', `${number(blind[0])} of ${counted(blind[1], 'attempt')}`] as const]),
    ...(draw === undefined ? [] : [['Draw', String(draw)] as const]),
    ...(finishReason === undefined
      ? []
      : [['Reply ended by', truncated === true ? `${finishReason} (cut short)` : finishReason] as const]),
    ...models.map(([part, model]) => [`Model of ${part}`, model] as const),
    ['Id', id],
  ];
  return block(
    'Facts',
    make(
      'dl',
      { class: 'facts' },
      ...rows.map(([name, value]) =>
        make('div', {}, make('dt', {}, data(name)), make('dd', {}, data(value))),
      ),
    ),
  );
}

function block(title: string, ...children: readonly Child[]): HTMLElement {
  return make('section', { class: 'block' }, make('h4', {}, title), ...children);
}

/** Text that is folded away, and laid out only once it is opened. */
function folded(title: string, note: string, text: ClippedText, isOpen: boolean): HTMLElement {
  const cut = text.left > 0 ? `${number(text.left)} characters left out` : '';
  const notes = [note, cut].filter((part) => part !== '').join(', ');
  const holder = make(
    'details',
    { class: 'folded', open: isOpen },
    make('summary', {}, title, notes === '' ? null : make('span', { class: 'note' }, ` ${notes}`)),
  );
  const fill = (): void => {
    if (holder.open && holder.childElementCount === 1) holder.append(prose(text, title.toLowerCase()));
  };
  holder.addEventListener('toggle', fill);
  fill();
  return holder;
}

function prose({ head, tail, left }: ClippedText, name: string): HTMLElement {
  const cut =
    left === 0
      ? []
      : [make('p', { class: 'cut' }, `${number(left)} characters of the ${name} left out here`)];
  const rest = left === 0 ? [] : [make('div', { class: 'prose', dir: 'auto' }, mathText(tail))];
  return make('div', {}, make('div', { class: 'prose', dir: 'auto' }, mathText(head)), ...cut, ...rest);
}
