import type { ReadPrompt } from '../offline-prompt.ts';
import { type Random, randomOf } from '../offline-random.ts';
import { composedNames } from '../topics/composition.ts';
import { knownSubject } from '../topics/index.ts';
import type { Part } from './part.ts';

const pageSize = 25;
const vagueNames = [
  'Emerging directions',
  'Interdisciplinary applications',
  'Miscellaneous topics',
  'Recent advances',
] as const;

/** Names topics, or areas, that are not listed yet; says so when it knows no more. */
export const expander: Part = (prompt, { seed, errors }) => {
  const asksForAreas = /\bAreas:/u.test(prompt.instructions);
  const heading = asksForAreas ? 'Areas' : 'Topics';
  const listed = new Set((prompt.data.get(`${heading} already listed`) ?? '').split('\n').map(plainName));
  const known: string[] = [];
  const fresh: string[] = [];
  for (const name of namesFor(prompt, asksForAreas, seed)) {
    if (known.length < pageSize) known.push(name);
    if (!listed.has(plainName(name))) fresh.push(name);
    if (fresh.length === pageSize) break;
  }
  if (fresh.length === 0) return { text: `${heading}:\nNone`, reasoning: null };

  const random = randomOf(seed, 'page', prompt.identity);
  const names = fresh.flatMap((name, index) => {
    const duplicate = random.next() < errors.duplicateTopic ? [rephrase(known[index] ?? name, random)] : [];
    const vague = random.next() < errors.vagueTopic ? [random.pick(vagueNames)] : [];
    return [name, ...duplicate, ...vague];
  });
  return { text: `${heading}:\n${names.slice(0, pageSize).join('\n')}`, reasoning: null };
};

/** The names that fit the request, those in the books first, in the order that belongs to the subject and the seed. */
function* namesFor({ data }: ReadPrompt, asksForAreas: boolean, seed: number): Generator<string, undefined> {
  const subject = data.get('Subject') ?? '';
  const { stock, composition } = knownSubject(subject);
  const random = randomOf(seed, 'stock', subject);
  if (asksForAreas) return yield* random.shuffle(Object.keys(stock));
  const wanted = plainName(data.get('Area') ?? '');
  const [area, names] = Object.entries(stock).find(([name]) => plainName(name) === wanted) ?? [null, null];
  if (wanted !== '' && area === null) {
    // An area that is not in the books gets its own names, so that it does not repeat those of its neighbors.
    return yield* composedNames(composition, null, randomOf(seed, 'area', subject, wanted));
  }
  yield* random.shuffle(names ?? Object.values(stock).flat());
  yield* composedNames(composition, area, random);
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** The same topic in other letters or another order, as models do when a list grows long. */
function rephrase(name: string, random: Random): string {
  const [left, right] = name.split(' and ');
  if (left !== undefined && right !== undefined) return `${right} and ${left.toLowerCase()}`;
  return random.pick([name, name.toUpperCase(), `The ${name.toLowerCase()}`]);
}
