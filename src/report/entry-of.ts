import { nextRunOf } from '../core/figures/failure-remedy.ts';
import type { Failure } from '../core/outcome.ts';
import { isDisagreement } from '../core/records/is-disagreement.ts';
import type { JudgeOpinion, LabelOpinions } from '../core/records/records.ts';
import { countWords } from '../core/texts/count-words.ts';
import { clipLine, clipText } from './clip-text.ts';
import type { ClippedText, EntryVote, ReportEntry } from './report-entry.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, textsOf } from './row-fields.ts';

/** Most bytes of each field but the reasoning: an entry stays small even if a model wrote much. */
const NAME_BYTES = 300;
const LINE_BYTES = 1_000;
const TEXT_BYTES = 4_096;
/** Most votes that are read of one problem. */
const MOST_VOTES = 24;

type MutableEntry = { -readonly [Field in keyof ReportEntry]: ReportEntry[Field] };

/** Returns a row of `samples` or `problems` as the page shows it. */
export function keptEntry(
  row: Fields,
  kind: 'sample' | 'problem',
  reasoningBytes: number,
  textBytes: number = TEXT_BYTES,
): ReportEntry {
  const label = fieldsOf(row['label']);
  const outcome = kind === 'problem' ? 'validated' : labelKind(row);
  const entry = recordEntry(row, kind, outcome, { reasoningBytes, textBytes });
  if (kind === 'problem') return entry;
  const opinions = opinionsOf(row);
  putLine(entry, 'by', label['by']);
  putLine(entry, 'reason', label['reason']);
  if (opinions.rule !== null) entry.rule = opinions.rule;
  if (opinions.judge !== null) entry.judge = opinions.judge;
  if (opinions.judgeSwapped !== null) entry.judgeSwapped = opinions.judgeSwapped;
  if (isDisagreement(opinions)) entry.isDisagreement = true;
  return entry;
}

/** Returns a row of `rejected` or `failed` as the page shows it; `aside` is what was rejected without being refused. */
export function refusedEntry(
  row: Fields,
  kind: 'rejected' | 'aside' | 'failed',
  reasoningBytes: number,
): ReportEntry {
  const item = fieldsOf(row['item']);
  const reasons = kind === 'failed' ? fieldsOf(row['failure']) : row;
  const outcome = clipLine(textOf(reasons['code']) ?? 'unknown', NAME_BYTES);
  const entry = recordEntry(item, kind, outcome, { reasoningBytes, textBytes: TEXT_BYTES });
  entry.id = clipLine(textOf(row['id']) ?? '', NAME_BYTES);
  putName(entry, 'stage', row['stage']);
  putName(entry, 'item', item['kind']);
  putLine(entry, 'by', row['by']);
  putLine(entry, 'reason', reasons[kind === 'failed' ? 'message' : 'reason']);
  if (kind === 'failed') entry.nextRun = nextRunOf({ kind: failureKind(reasons['kind']), code: outcome });
  return entry;
}

/** What is noted of no kind was noted by another program: nothing is known to be stored of it. */
function failureKind(kind: unknown): Failure['kind'] {
  return kind === 'reply' || kind === 'code' ? kind : 'transport';
}

/** The label of a sample; a row that has none counts as unverified. */
export function labelKind(row: Fields): 'correct' | 'incorrect' | 'unverified' {
  const kind = fieldsOf(row['label'])['kind'];
  return kind === 'correct' || kind === 'incorrect' ? kind : 'unverified';
}

/** What comparison and judge said of a sample. */
export function opinionsOf(row: Fields): LabelOpinions {
  const { rule, judge, judgeSwapped } = fieldsOf(fieldsOf(row['label'])['opinions']);
  const isRule = rule === 'equal' || rule === 'different' || rule === 'unknown';
  return { rule: isRule ? rule : null, judge: opinionOf(judge), judgeSwapped: opinionOf(judgeSwapped) };
}

/** The votes of a problem, kept or refused, in the order of the verifiers. */
export function votesOf(row: Fields): readonly EntryVote[] {
  const votes = listOf(row['votes']).slice(0, MOST_VOTES);
  return votes.map((entry) => {
    const vote = fieldsOf(entry);
    return {
      model: clipLine(textOf(vote['model']) ?? '', NAME_BYTES),
      verdict: vote['verdict'] === 'valid' ? 'valid' : 'invalid',
      reason: clipLine(textOf(vote['reason']) ?? '', LINE_BYTES),
    };
  });
}

/** Names that group rows, short enough to be in a list. */
export function subjectOf(row: Fields): string {
  return clipLine(textOf(row['subject']) ?? '', NAME_BYTES);
}

function opinionOf(value: unknown): JudgeOpinion | null {
  const { verdict, reason } = fieldsOf(value);
  if (verdict !== 'correct' && verdict !== 'incorrect') return null;
  return { verdict, reason: clipLine(textOf(reason) ?? '', LINE_BYTES) };
}

function recordEntry(
  row: Fields,
  kind: ReportEntry['kind'],
  outcome: string,
  { reasoningBytes, textBytes }: { readonly reasoningBytes: number; readonly textBytes: number },
): MutableEntry {
  const subject = subjectOf(row);
  const entry: MutableEntry = {
    kind,
    id: clipLine(textOf(row['id']) ?? '', NAME_BYTES),
    outcome,
    subject,
    topicPath: topicPathOf(row, subject),
    models: modelsOf(row['models']),
  };
  putText(entry, 'problem', row['problem'], textBytes);
  putLine(entry, 'answer', row['answer']);
  putName(entry, 'answerType', row['answerType']);
  const votes = votesOf(row);
  if (votes.length > 0) entry.votes = votes;
  const [correct, attempts] = [numberOf(row['blindCorrect']), numberOf(row['blindAttempts'])];
  if (correct !== null && attempts !== null) entry.blind = [correct, attempts];
  const draw = numberOf(row['draw']);
  if (draw !== null) entry.draw = draw;
  putText(entry, 'reasoning', row['reasoning'], reasoningBytes);
  if (entry.reasoning !== undefined) entry.reasoningWords = countWords(textOf(row['reasoning']) ?? '');
  putText(entry, 'solution', row['solution'], textBytes);
  putLine(entry, 'finalAnswer', row['finalAnswer']);
  putName(entry, 'finishReason', row['finishReason']);
  if (row['truncated'] === true) entry.truncated = true;
  return entry;
}

/** The way below the subject, at most six levels of it. */
function topicPathOf(row: Fields, subject: string): readonly string[] {
  const names = textsOf(row['topicPath']).map((name) => clipLine(name, NAME_BYTES));
  const below = names[0] === subject ? names.slice(1) : names;
  if (below.length > 0) return below.slice(-6);
  const name = textOf(row['topic']) ?? textOf(row['area']);
  return name === null ? [] : [clipLine(name, NAME_BYTES)];
}

function modelsOf(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(fieldsOf(value))
    .slice(0, 12)
    .map(([part, models]) => {
      const names = typeof models === 'string' ? models : textsOf(models).join(', ');
      return [clipLine(part, NAME_BYTES), clipLine(names, LINE_BYTES)];
    });
}

function putName(
  entry: MutableEntry,
  field: 'stage' | 'item' | 'answerType' | 'finishReason',
  value: unknown,
): void {
  const text = textOf(value);
  if (text !== null) entry[field] = clipLine(text, NAME_BYTES);
}

function putLine(
  entry: MutableEntry,
  field: 'by' | 'reason' | 'answer' | 'finalAnswer',
  value: unknown,
): void {
  const text = textOf(value);
  if (text !== null) entry[field] = clipLine(text, LINE_BYTES);
}

function putText(
  entry: MutableEntry,
  field: 'problem' | 'reasoning' | 'solution',
  value: unknown,
  mostBytes: number,
): void {
  const text = textOf(value);
  if (text === null || text === '') return;
  const clipped: ClippedText = clipText(text, mostBytes);
  entry[field] = clipped;
}
