import type { Evidence } from '../../core/figures/evidence.ts';
import { isRefusal } from '../../core/figures/refusals.ts';
import { countWords } from '../../core/texts/count-words.ts';
import type { ChosenEntries } from '../entry-book.ts';
import { EntryBook } from '../entry-book.ts';
import { keptEntry, labelKind, refusedEntry, votesOf } from '../entry-of.ts';
import { inertJson } from '../inert-json.ts';
import type { EntryReply, ReportEntry } from '../report-entry.ts';
import type { ReportFacts } from '../report-facts.ts';
import { type Fields, fieldsOf, textOf } from '../row-fields.ts';
import { nameOf, type RunNotes, runFacts, stageFacts } from '../run-facts.ts';
import { FunnelFold } from './funnel-fold.ts';
import { LabelFold, PassRateFold } from './label-fold.ts';
import { LengthFold } from './length-fold.ts';
import { SubjectFold } from './subject-fold.ts';
import { VoteFold } from './vote-fold.ts';

export interface ReportLimits {
  /** Most bytes of one reasoning. */
  readonly reasoningBytes: number;
  /** Most bytes of the page. */
  readonly pageBytes: number;
  /** What the page takes without facts and rows. */
  readonly shellBytes: number;
}

/** What a page is made of. */
export interface ReportContent {
  readonly facts: ReportFacts;
  readonly entries: ChosenEntries;
}

/** Reads rows one by one into the facts and the entries of a report. Samples come before problems. */
export class ReportFold {
  readonly #limits: ReportLimits;
  readonly #book: EntryBook;
  readonly #subjects = new SubjectFold();
  readonly #votes = new VoteFold();
  readonly #labels = new LabelFold();
  readonly #passRates = new PassRateFold();
  readonly #problemWords = new LengthFold();
  readonly #reasoningWords = new LengthFold();
  readonly #codes = {
    rejected: new Map<string, Map<string, number>>(),
    failed: new Map<string, Map<string, number>>(),
  };
  readonly #funnel = new FunnelFold();
  readonly #counts = { rows: 0, refused: 0, aside: 0, failed: 0, cutReasonings: 0 };

  constructor(limits: ReportLimits) {
    this.#limits = limits;
    this.#book = new EntryBook(limits.pageBytes);
  }

  topic(row: unknown): void {
    this.#subjects.topic(fieldsOf(row));
  }

  sample(value: unknown): void {
    const row = fieldsOf(value);
    const problemId = textOf(row['problemId']) ?? textOf(row['id']) ?? '';
    if (!this.#subjects.hasProblem(problemId)) this.#problem(problemId, row);
    this.#subjects.sample(row);
    this.#labels.add(row);
    this.#passRates.sample(problemId, labelKind(row));
    const reasoning = textOf(row['reasoning']);
    if (reasoning !== null) this.#reasoningWords.add(countWords(reasoning));
    this.#add(keptEntry(row, 'sample', this.#limits.reasoningBytes));
  }

  /** Problems that have a sample were seen with it. */
  problem(value: unknown): void {
    const row = fieldsOf(value);
    const id = textOf(row['id']) ?? '';
    if (this.#subjects.hasProblem(id)) return;
    this.#problem(id, row);
    this.#subjects.problem(row);
    this.#add(keptEntry(row, 'problem', this.#limits.reasoningBytes));
  }

  /** @param replies looks up what models said of the row, which what was left aside does not need */
  async rejected(value: unknown, replies: () => Promise<readonly EntryReply[]>): Promise<void> {
    const row = fieldsOf(value);
    if (isRefusal(nameOf(row['code']))) this.#refused(row, 'rejected', await replies());
    else this.#refused(row, 'aside', []);
  }

  failed(value: unknown, replies: readonly EntryReply[]): void {
    this.#refused(fieldsOf(value), 'failed', replies);
  }

  content(title: string, notes: RunNotes, evidence: readonly Evidence[] = []): ReportContent {
    const { refused, aside, failed, rows, cutReasonings } = this.#counts;
    const { listed, leftOut } = this.#subjects.subjects();
    const totals = { ...this.#subjects.totals(), refused, failed };
    const facts: Omit<ReportFacts, 'embedded'> = {
      title,
      run: runFacts(notes),
      totals,
      leftAside: aside,
      subjects: listed,
      subjectsLeftOut: leftOut,
      stages: stageFacts(notes, this.#codes.rejected, this.#codes.failed),
      labels: this.#labels.labels(),
      verifiers: this.#votes.facts(),
      funnel: this.#funnel.steps(totals),
      opinions: this.#labels.opinions(),
      passRates: this.#passRates.facts(),
      problemWords: this.#problemWords.facts(),
      reasoningWords: this.#reasoningWords.facts(),
      evidence,
    };
    const { reasoningBytes, pageBytes, shellBytes } = this.#limits;
    const entries = this.#book.choose(pageBytes - shellBytes - Buffer.byteLength(inertJson(facts)));
    const { count, samples } = entries;
    const embedded = {
      rows: count,
      of: rows,
      samples,
      samplesOf: totals.samples,
      cutReasonings,
      reasoningBytes,
      pageBytes,
    };
    return { facts: { ...facts, embedded }, entries };
  }

  #problem(id: string, row: Fields): void {
    this.#votes.add(votesOf(row));
    this.#passRates.problem(id, row);
    const problem = textOf(row['problem']);
    if (problem !== null) this.#problemWords.add(countWords(problem));
  }

  /** Votes on what a later stage refused were counted with the problem itself. */
  #refused(row: Fields, kind: 'rejected' | 'aside' | 'failed', replies: readonly EntryReply[]): void {
    const item = fieldsOf(row['item']);
    this.#counts[kind === 'rejected' ? 'refused' : kind] += 1;
    if (kind !== 'aside') {
      const code = nameOf(kind === 'failed' ? fieldsOf(row['failure'])['code'] : row['code']);
      this.#code(kind, nameOf(row['stage']), code);
      this.#subjects.refused(item, kind);
      this.#funnel.lost(item, kind, this.#subjects.hasTopic(textOf(item['id']) ?? ''));
    }
    if (item['kind'] === 'problem') this.#votes.add(votesOf(item));
    const entry = refusedEntry(row, kind, this.#limits.reasoningBytes);
    this.#add(replies.length === 0 ? entry : { ...entry, replies });
  }

  #code(kind: 'rejected' | 'failed', stage: string, code: string): void {
    const codes = this.#codes[kind].get(stage) ?? new Map<string, number>();
    codes.set(code, (codes.get(code) ?? 0) + 1);
    this.#codes[kind].set(stage, codes);
  }

  #add(entry: ReportEntry): void {
    this.#counts.rows += 1;
    if (entry.reasoning !== undefined && entry.reasoning.left > 0) this.#counts.cutReasonings += 1;
    this.#book.add(entry);
  }
}
