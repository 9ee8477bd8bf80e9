import { shownValue } from '../../errors/shown-value.ts';
import type { OptionFault } from '../../options/option-schemas.ts';
import { nameFault } from './name-fault.ts';

/**
 * Your own topics: a list of names, or areas by name that hold such lists or further areas. In a list a path such as
 * `['Algebra', 'Galois theory']` stands for a topic inside an area.
 */
export type TopicTree = readonly (string | readonly string[])[] | { readonly [area: string]: TopicTree };

/** A topic of a tree: its path below the subject, and the steps that lead to it in the tree. */
export interface TreeTopic {
  readonly path: readonly string[];
  readonly at: readonly (string | number)[];
}

type Steps = readonly (string | number)[];

/** Most levels of areas below a subject. */
const deepest = 8;

const tooDeep = `lies more than ${deepest} levels below its subject; use fewer levels`;

/** Lays a tree out as a list of paths, with all that is wrong with it. */
export function topicsOf(tree: unknown): {
  readonly topics: readonly TreeTopic[];
  readonly faults: readonly OptionFault[];
} {
  const topics: TreeTopic[] = [];
  const faults: OptionFault[] = [];
  walk(tree, [], [], []);
  return { topics, faults };

  function walk(node: unknown, place: Steps, areas: readonly string[], above: readonly object[]): void {
    if (typeof node !== 'object' || node === null) {
      fault(place, `must be a list of topics or an object of areas, got ${shownValue(node)}`);
    } else if (above.includes(node)) {
      fault(place, 'contains itself; break the cycle, a topic can lie in one place only');
    } else if (Array.isArray(node)) {
      walkList(node, place, areas);
    } else {
      walkAreas(node, place, areas, [...above, node]);
    }
  }

  function walkAreas(node: object, place: Steps, areas: readonly string[], above: readonly object[]): void {
    const members: readonly (readonly [string, unknown])[] = Object.entries(node);
    if (members.length === 0) fault(place, emptyMessage('object'));
    if (areas.length === deepest) fault(place, tooDeep);
    for (const [area, inner] of areas.length === deepest ? [] : members) {
      const innerPlace = [...place, area];
      const message = nameFault(area);
      if (message === null) walk(inner, innerPlace, [...areas, area.trim()], above);
      else fault(innerPlace, `as a name ${message}`);
    }
  }

  function walkList(list: readonly unknown[], place: Steps, areas: readonly string[]): void {
    if (list.length === 0) fault(place, emptyMessage('list'));
    for (const [index, entry] of list.entries()) {
      const path: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
      const entryPlace = [...place, index];
      const messages = path.map(nameFault).filter((message) => message !== null);
      if (path.length === 0) messages.push('is an empty path; give at least the name of the topic');
      if (areas.length + path.length > deepest + 1) messages.push(tooDeep);
      for (const message of messages) fault(entryPlace, message);
      if (messages.length > 0) continue;
      topics.push({ path: [...areas, ...path.map((name) => String(name).trim())], at: entryPlace });
    }
  }

  function fault(path: Steps, message: string): void {
    faults.push({ path, message });
  }
}

function emptyMessage(what: string): string {
  return `must be a list of at least one topic, or areas that hold some, got an empty ${what}; leave it out to have topics found by a model`;
}
