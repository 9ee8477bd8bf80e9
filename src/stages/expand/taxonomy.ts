import { shownValue } from '../../errors/shown-value.ts';
import { optionPath } from '../../options/option-issues.ts';
import { comparableName, nameFault } from './name-fault.ts';
import { type TopicTree, topicsOf } from './topic-tree.ts';

/** A subject with your own topics, each as its path below the subject: fit to be run over. */
export interface TaxonomySubject {
  readonly name: string;
  readonly topics: readonly (readonly string[])[];
}

/** Subjects with their topics, as an object: `{ Mathematics: { Algebra: ['Galois theory'] }, Biology: ['Ecology'] }`. */
export interface TaxonomyTree {
  readonly [subject: string]: TopicTree;
}

/** One topic as a row, as a table or a JSON lines file holds it. */
export type TaxonomyRow =
  | { readonly subject: string; readonly topic: string; readonly area?: string }
  | { readonly subject: string; readonly path: readonly string[] };

/** Something invalid, and where it is. */
export interface TaxonomyFault {
  readonly at: string;
  readonly message: string;
}

/** Where a name was first seen. */
interface FirstSeen {
  readonly at: string;
  /** The name as it is written there. */
  readonly written: string;
}

/** Gathers subjects and topics from trees and rows, with all that is wrong with them. */
export class Taxonomy {
  readonly faults: TaxonomyFault[] = [];
  readonly #paths = new Map<string, (readonly string[])[]>();
  /** Where each subject and area was first seen, by the forms of its path. */
  readonly #groups = new Map<string, FirstSeen>();
  /** Where each topic was first seen, by the forms of its subject and its own name. */
  readonly #topics = new Map<string, FirstSeen>();

  get subjects(): readonly TaxonomySubject[] {
    return [...this.#paths].map(([name, topics]) => ({ name, topics }));
  }

  /**
   * Takes an object of subjects.
   *
   * @param prefix - what comes before the name of a subject in faults
   */
  addTree(tree: object, at: string, prefix: string): void {
    const members: readonly (readonly [string, unknown])[] = Object.entries(tree);
    if (members.length === 0) this.#fault(at, 'holds no subject; name at least one');
    for (const [subject, topics] of members) {
      const place = `${prefix}${subject.length > 40 ? `${subject.slice(0, 40)}…` : subject}`;
      const fault = topics === tree ? 'contains itself; break the cycle' : nameFault(subject);
      if (fault !== null) {
        this.#fault(place, fault);
        continue;
      }
      const read = topicsOf(topics);
      for (const { path, message } of read.faults) this.#fault(optionPath(place, path), message);
      for (const topic of read.topics)
        this.#add([subject.trim(), ...topic.path], optionPath(place, topic.at));
    }
  }

  /** Takes a row that names one topic. */
  addRow(row: unknown, at: string): void {
    const path = pathOf(row);
    if (typeof path === 'string') {
      this.#fault(at, path);
      return;
    }
    const faults = path.flatMap(({ field, value }) => {
      const fault = nameFault(value);
      return fault === null ? [] : [`${field} ${fault}`];
    });
    for (const fault of faults) this.#fault(at, fault);
    if (faults.length > 0) return;
    this.#add(
      path.map(({ value }) => String(value).trim()),
      at,
    );
  }

  #add(path: readonly string[], at: string): void {
    const forms = path.map(comparableName);
    const returning = path.find((_, level) => forms.indexOf(forms[level] ?? '') < level);
    const misspelt = this.#misspelt(path, forms, at);
    const [subject = '', ...below] = path;
    const key = JSON.stringify([forms[0], forms.at(-1)]);
    const twin = this.#topics.get(key);
    if (returning !== undefined) {
      this.#fault(
        at,
        `leads back to ${shownValue(returning)}; break the cycle, a path names each level once`,
      );
    } else if (misspelt !== null) {
      this.#fault(at, misspelt);
    } else if (twin !== undefined) {
      this.#fault(at, `${shownValue(below.at(-1))} is at ${twin.at} already; leave one of the two out`);
    } else {
      this.#topics.set(key, { at, written: below.at(-1) ?? '' });
      const topics = this.#paths.get(subject) ?? [];
      topics.push(below);
      this.#paths.set(subject, topics);
    }
  }

  /** Says which subject or area of a path is written otherwise elsewhere, so that one would become two. */
  #misspelt(path: readonly string[], forms: readonly string[], at: string): string | null {
    for (const [level, written] of path.slice(0, -1).entries()) {
      const key = JSON.stringify(forms.slice(0, level + 1));
      const known = this.#groups.get(key);
      if (known === undefined) this.#groups.set(key, { at, written });
      else if (known.written !== written)
        return `${shownValue(written)} is at ${known.at} as ${shownValue(known.written)}; write it in one way`;
    }
    return null;
  }

  #fault(at: string, message: string): void {
    this.faults.push({ at, message });
  }
}

/** The levels of a row from its subject down, or what is wrong with its shape. */
function pathOf(row: unknown): readonly { readonly field: string; readonly value: unknown }[] | string {
  const shape = 'must be { subject, topic }, { subject, area, topic } or { subject, path: [...] }';
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return `${shape}, got ${shownValue(row)}`;
  const { subject, area, topic, path }: Partial<Record<'subject' | 'area' | 'topic' | 'path', unknown>> = row;
  if (subject === undefined) return `${shape}, it lacks subject`;
  const first = { field: 'subject', value: subject };
  if (path === undefined) {
    if (topic === undefined) return `${shape}, it lacks topic`;
    const last = { field: 'topic', value: topic };
    return area === undefined || area === null
      ? [first, last]
      : [first, { field: 'area', value: area }, last];
  }
  if (topic !== undefined || area !== undefined) return `${shape}, it has path together with topic or area`;
  if (!Array.isArray(path) || path.length === 0)
    return `${shape}, its path must be a list of at least one name, got ${shownValue(path)}`;
  const levels: readonly unknown[] = path;
  return [first, ...levels.map((value, level) => ({ field: `path[${level}]`, value }))];
}
