import { contentHash } from '../core/content-hash.ts';
import { inertJson } from './inert-json.ts';
import type { OutcomeName, ReportEntry, ReportIndex } from './report-entry.ts';

/** Most bytes of rows in one block of the page, which is read as a whole once one of its rows is looked at. */
const BLOCK_BYTES = 256 * 1024;
/** Room of a row in the index besides its names: numbers, and a key of twelve letters. */
const INDEX_BYTES = 60;
/** Letters of the key that names a row in links: two rows of one report with the same are out of the question. */
const KEY_LENGTH = 12;
/** Characters of a problem that are in the list. */
const TITLE_LENGTH = 160;

/** An entry as it will be in the page. */
interface BookedEntry {
  /** Decides which entries stay when there is no room for all: even over the run, and the same each time. */
  readonly rank: string;
  /** Decides where it is in the list. */
  readonly place: string;
  readonly json: Buffer;
  readonly bytes: number;
  readonly title: string;
  readonly subject: string;
  readonly topic: string;
  readonly outcome: OutcomeName;
  readonly answerType: string;
  readonly isDisagreement: boolean;
  readonly isSplit: boolean;
  readonly words: number;
  readonly solved: number;
}

/** What of the rows goes into the page. */
export interface ChosenEntries {
  readonly count: number;
  readonly samples: number;
  readonly index: ReportIndex;
  /** JSON lists of entries, in the order of the index; made one by one. */
  readonly blocks: Iterable<Buffer>;
}

const KINDS: readonly ReportEntry['kind'][] = ['sample', 'problem', 'rejected', 'failed', 'aside'];

/** Takes all entries of a report and keeps as many as there is room for, in memory bounded by that room. */
export class EntryBook {
  readonly #mostBytes: number;
  #entries: BookedEntry[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  add(entry: ReportEntry): void {
    const booked = bookedEntry(entry);
    this.#entries.push(booked);
    this.#bytes += booked.bytes;
    if (this.#bytes > this.#mostBytes * 1.25) this.#makeRoom(this.#mostBytes);
  }

  /** Returns what fits into so many bytes, which may be fewer than were allowed while entries came, never more. */
  choose(mostBytes: number): ChosenEntries {
    this.#makeRoom(Math.min(mostBytes, this.#mostBytes));
    const entries = this.#entries.sort((left, right) => (left.place < right.place ? -1 : 1));
    const groups = groupsOf(entries);
    return {
      count: entries.length,
      samples: entries.filter(({ outcome }) => outcome.kind === 'sample').length,
      index: { ...indexOf(entries), blocks: groups.map((group) => group.length) },
      blocks: blocksOf(groups),
    };
  }

  /** Keeps the entries of lowest rank that fit. As sums only grow, the end is the same in any order. */
  #makeRoom(mostBytes: number): void {
    if (this.#bytes <= mostBytes) return;
    this.#entries.sort((left, right) => (left.rank < right.rank ? -1 : 1));
    let bytes = 0;
    const fitting = this.#entries.findIndex((entry) => {
      if (bytes + entry.bytes > mostBytes) return true;
      bytes += entry.bytes;
      return false;
    });
    if (fitting >= 0) this.#entries = this.#entries.slice(0, fitting);
    this.#bytes = bytes;
  }
}

function bookedEntry(entry: ReportEntry): BookedEntry {
  const json = Buffer.from(inertJson(entry));
  const topic = entry.topicPath.join(' › ');
  const title = titleOf(entry);
  const names = Buffer.byteLength(
    inertJson([title, topic, entry.subject, entry.outcome, entry.stage ?? '', entry.answerType ?? '']),
  );
  return {
    rank: contentHash('report', entry.kind, entry.id),
    place: [KINDS.indexOf(entry.kind), entry.subject, topic, entry.id].join('\u0000'),
    json,
    bytes: json.length + names + INDEX_BYTES,
    title,
    subject: entry.subject,
    topic,
    outcome: { kind: entry.kind, outcome: entry.outcome, stage: entry.stage ?? '' },
    answerType: entry.answerType ?? '',
    isDisagreement: entry.isDisagreement === true,
    isSplit: new Set(entry.votes?.map(({ verdict }) => verdict)).size > 1,
    words: entry.reasoningWords ?? -1,
    solved: solvedOf(entry),
  };
}

function solvedOf({ blind = [0, 0] }: ReportEntry): number {
  const [correct, attempts] = blind;
  return attempts > 0 ? Math.round((correct * 100) / attempts) : -1;
}

function titleOf(entry: ReportEntry): string {
  const text = entry.problem?.head ?? entry.topicPath.at(-1) ?? entry.subject;
  const line = text
    .slice(0, TITLE_LENGTH * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH).replace(/\p{Surrogate}$/u, '')}…` : line;
}

function groupsOf(entries: readonly BookedEntry[]): readonly (readonly Buffer[])[] {
  const groups: Buffer[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { json } of entries) {
    if (bytes + json.length > BLOCK_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(json);
    bytes += json.length;
  }
  return groups;
}

function* blocksOf(groups: readonly (readonly Buffer[])[]): Generator<Buffer> {
  for (const group of groups) yield listJson(group);
}

function listJson(group: readonly Buffer[]): Buffer {
  const comma = Buffer.from(',');
  const members = group.flatMap((json, index) => (index === 0 ? [json] : [comma, json]));
  return Buffer.concat([Buffer.from('['), ...members, Buffer.from(']')]);
}

function indexOf(entries: readonly BookedEntry[]): Omit<ReportIndex, 'blocks'> {
  const subjects = new NumberedNames();
  const topics = new NumberedNames();
  const outcomes = new NumberedNames();
  const types = new NumberedNames();
  const names: OutcomeName[] = [];
  const rows = entries.map((entry) => {
    const { kind, outcome, stage } = entry.outcome;
    const number = outcomes.numberOf([kind, stage, outcome].join('\u0000'));
    names[number] = entry.outcome;
    return {
      subject: subjects.numberOf(entry.subject),
      topic: topics.numberOf(entry.topic),
      outcome: number,
      type: types.numberOf(entry.answerType),
      disagreement: entry.isDisagreement ? 1 : 0,
      split: entry.isSplit ? 1 : 0,
      words: entry.words,
      solved: entry.solved,
      key: entry.rank.slice(0, KEY_LENGTH),
      title: entry.title,
    };
  });
  return {
    subjects: subjects.names(),
    topics: topics.names(),
    outcomes: names,
    types: types.names(),
    rows: {
      subject: rows.map((row) => row.subject),
      topic: rows.map((row) => row.topic),
      outcome: rows.map((row) => row.outcome),
      type: rows.map((row) => row.type),
      disagreement: rows.map((row) => row.disagreement),
      split: rows.map((row) => row.split),
      words: rows.map((row) => row.words),
      solved: rows.map((row) => row.solved),
      key: rows.map((row) => row.key),
      title: rows.map((row) => row.title),
    },
  };
}

class NumberedNames {
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  names(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
