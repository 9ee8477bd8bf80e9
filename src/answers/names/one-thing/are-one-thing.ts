import { bareText } from '../../words/fold-text.ts';
import { inOneWay } from '../../words/in-one-way.ts';
import { isOtherInPlural } from '../../writing/other-in-plural.ts';
import { arts } from './arts.ts';
import { biology } from './biology.ts';
import { chemistry } from './chemistry.ts';
import { computing } from './computing.ts';
import { economicsAndSociety } from './economics-and-society.ts';
import { everyday } from './everyday.ts';
import { history } from './history.ts';
import { medicine } from './medicine.ts';
import { persons } from './persons.ts';
import { physicsAndMathematics } from './physics-and-mathematics.ts';
import { places } from './places.ts';
import { psychologyAndLanguage } from './psychology-and-language.ts';

/** Every table has a line for each thing, with its names between equal signs. */
const tables: readonly string[] = [
  medicine,
  biology,
  chemistry,
  physicsAndMathematics,
  computing,
  economicsAndSociety,
  psychologyAndLanguage,
  history,
  arts,
  persons,
  places,
  everyday,
];

const longestName = 60;

/**
 * Whether two texts are names of one thing whatever is asked: `heart attack` and `myocardial infarction`. Either may have
 * another name of the same thing in brackets behind it.
 */
export function areOneThing(left: string, right: string): boolean {
  const thing = thingOf(left);
  return thing !== undefined && thing === thingOf(right);
}

function thingOf(text: string): number | undefined {
  const thing = thingNamed(text);
  if (thing !== undefined) return thing;
  const [, name = '', gloss = ''] = /^([^()]{2,60}) \(([^()]{2,60})\)\.?$/u.exec(text.trim()) ?? [];
  const glossed = thingNamed(name);
  return glossed !== undefined && glossed === thingNamed(gloss) ? glossed : undefined;
}

function thingNamed(text: string): number | undefined {
  if (text.length < 2 || text.length > longestName) return undefined;
  const things = thingsLike(text);
  if (things.size === 0) return undefined;
  const key = inOneWay(text);
  return things.get(lettersOf(text) ?? key) ?? things.get(key) ?? things.get(singularOf(key));
}

/** Capital letters alone keep their case: `aids` are no `AIDS`. */
function lettersOf(text: string): string | null {
  const bare = bareText(text).replace(/^[Tt]he |\./gu, '');
  return /^[A-Z]{2,7}$/u.test(bare) ? bare : null;
}

/** The singular by which a kind of thing is listed; the name of a single one has no plural. */
function singularOf(key: string): string {
  const singular = key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.replace(/(?<=[a-z]{2}[^s])s$/u, '');
  return isOtherInPlural(singular) ? key : `${singular}${kind}`;
}

/** What ends the key under which a kind of thing is found by its plural. */
const kind = '/';

/** Names by the letters that they begin with: to fold all names at once would hold a process up for a third of a second. */
let names: Map<string, [name: string, thing: number][]> | undefined;

const folded = new Map<string, ReadonlyMap<string, number>>();

/** The things whose names begin as a text does, by their folded names. */
function thingsLike(text: string): ReadonlyMap<string, number> {
  const start = startOf(text);
  const known = folded.get(start);
  if (known !== undefined) return known;
  names ??= readNames();
  const found = new Map<string, number>();
  for (const [name, thing] of names.get(start) ?? []) {
    const key = lettersOf(name) ?? inOneWay(name);
    found.set(key, thing);
    if (/(?:^| )\p{Ll}[^ ]*$/u.test(name)) found.set(`${key}${kind}`, thing);
  }
  if (found.size > 0) folded.set(start, found);
  return found;
}

function readNames(): Map<string, [string, number][]> {
  const found = new Map<string, [string, number][]>();
  for (const [thing, line] of tables.flatMap((table) => table.split('\n')).entries())
    for (const name of line.split(' = ')) {
      const start = startOf(name);
      const alike = found.get(start) ?? [];
      alike.push([name, thing]);
      found.set(start, alike);
    }
  return found;
}

/** The first two letters of a name in either spelling of `oe` and `ae`, without an article. */
function startOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z\d ]/g, '')
    .trim();
  return plain
    .replace(/^(?:the|an?) /, '')
    .replace(/^[ao](?=e)/, '')
    .slice(0, 2);
}
