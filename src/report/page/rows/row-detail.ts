import type { ClippedText, EntryOpinion, ReportEntry } from '../../report-entry.ts';
import { copyButton } from '../copy-button.ts';
import { counted, number, words } from '../format.ts';
import { type Child, data, make } from '../make-element.ts';
import { answerText, mathText } from '../math-element.ts';
import { kindName, outcomeBadge, ruleWords } from '../outcome-names.ts';
import { rowJson } from './row-json.ts';

/**
 * Shows one row whole: reasoning and replies folded, mathematics as such.
 *
 * @param link returns the address of the row
 */
export function rowDetail(entry: ReportEntry, link: () => string): readonly HTMLElement[] {
  const hasSplit = new Set(entry.votes?.map(({ verdict }) => verdict)).size > 1;
  return [
    make(
      'header',
      { class: 'detail-head' },
      make('p', { class: 'path' }, ...pathOf(entry)),
      make(
        'h3',
        { id: 'detail-title' },
        kindName(entry),
        ' ',
        outcomeBadge(entry),
        entry.isDisagreement === true
          ? make('span', { class: 'badge caution' }, 'rule and judge disagree')
          : null,
        hasSplit ? make('span', { class: 'badge plain' }, 'verifiers disagree') : null,
      ),
      make(
        'div',
        { class: 'copies' },
        copyButton('Copy link', link),
        copyButton('Copy JSON', () => rowJson(entry)),
        copyButton('Copy id', () => entry.id),
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
    ...replies(entry),
    facts(entry),
  ];
}

function pathOf({ subject, topicPath }: ReportEntry): readonly Child[] {
  return [subject, ...topicPath].flatMap((name, index) => (index === 0 ? [data(name)] : [' › ', data(name)]));
}

function refusal({ kind, stage = 'a stage', by, reason, nextRun }: ReportEntry): readonly HTMLElement[] {
  if (kind === 'sample' || kind === 'problem') return [];
  const titles = {
    failed: `Failed at ${stage}:`,
    rejected: by === undefined ? `Refused by ${stage}:` : `Refused by ${by} at ${stage}:`,
    aside: `Left aside by ${stage}, not refused:`,
  } as const;
  const tones = { failed: 'failed', rejected: 'refused', aside: 'plain' } as const;
  return [
    make(
      'div',
      { class: `notice ${tones[kind]}` },
      make('p', {}, make('strong', {}, titles[kind]), ' ', data(reason ?? 'no reason was given')),
      nextRun === undefined ? null : make('p', {}, data(nextRun)),
    ),
  ];
}

/** What the journal holds of the calls behind a refusal or a failure. */
function replies({ replies: given = [] }: ReportEntry): readonly HTMLElement[] {
  if (given.length === 0) return [];
  const folds = given.flatMap(({ slot, model, text, reasoning, prompt, finishReason, isUnusable }) => {
    const isEmpty = text.head.trim() === '';
    const note = [
      model,
      ...(finishReason === 'stop' ? [] : [`ended by ${finishReason}`]),
      ...(isEmpty ? ['without a text'] : []),
      ...(isUnusable === true ? ['could not be used'] : []),
    ].join(', ');
    return [
      ...(prompt === undefined ? [] : [folded(`Prompt of ${slot}`, '', prompt, false, plainText)]),
      folded(`Raw reply of ${slot}`, note, isEmpty ? (reasoning ?? text) : text, false, plainText),
    ];
  });
  return [block('Replies', ...folds)];
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
            ruleWords(rule),
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
function folded(
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
function plainText(text: string): Child {
  return text;
}

function prose(
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
