import type { ReportEntry } from '../../report-entry.ts';
import { copyButton } from '../copy-button.ts';
import { counted, number, words } from '../format.ts';
import { type Child, data, make } from '../make-element.ts';
import { answerText } from '../math-element.ts';
import { kindName, outcomeBadge } from '../outcome-names.ts';
import { rowJson } from './row-json.ts';
import { block, folded, plainText, prose } from './text-blocks.ts';
import { verdictBlocks } from './verdict-blocks.ts';

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
    ...verdictBlocks(entry),
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
