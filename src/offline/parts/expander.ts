import type { ReadPrompt } from '../offline-prompt.ts';
import { type Random, randomOf } from '../offline-random.ts';
import { topicStockOf } from '../topics/index.ts';
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
  const subject = prompt.data.get('Subject') ?? '';
  const known = randomOf(seed, 'stock', subject).shuffle(knownNames(prompt, asksForAreas));
  const fresh = known.filter((name) => !listed.has(plainName(name)));
  if (fresh.length === 0) return { text: `${heading}:\nNone`, reasoning: null };

  const random = randomOf(seed, 'page', prompt.identity);
  const names = fresh.flatMap((name, index) => {
    const duplicate = random.next() < errors.duplicateTopic ? [rephrase(known[index] ?? name, random)] : [];
    const vague = random.next() < errors.vagueTopic ? [random.pick(vagueNames)] : [];
    return [name, ...duplicate, ...vague];
  });
  return { text: `${heading}:\n${names.slice(0, pageSize).join('\n')}`, reasoning: null };
};

function knownNames({ data }: ReadPrompt, asksForAreas: boolean): readonly string[] {
  const stock = topicStockOf(data.get('Subject') ?? '');
  if (asksForAreas) return Object.keys(stock);
  const area = plainName(data.get('Area') ?? '');
  const inArea = Object.entries(stock).find(([name]) => plainName(name) === area);
  return inArea?.[1] ?? Object.values(stock).flat();
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
