import { cleanText } from '../syntax/clean-text.ts';

/** A distribution, or moments alone, as it is told; the values are still text. */
export interface Told {
  /** Empty where only moments are told. */
  readonly family: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether it is told in words, or by a name that stands for nothing else. */
  readonly isPlain: boolean;
}

interface Family {
  readonly family: string;
  readonly word: RegExp;
  readonly sign: RegExp;
  /** The names of its parameters in the order in which signs have them. */
  readonly order: readonly string[];
}

const families: readonly Family[] = [
  { family: 'poisson', word: /^poisson$/iu, sign: /^(?:Poisson|Poiss?|Po)$/u, order: ['mean'] },
  { family: 'binomial', word: /^binomial$/iu, sign: /^(?:Binomial|Binom|Bin|B)$/u, order: ['n', 'p'] },
  { family: 'normal', word: /^(?:normal|gaussian)$/iu, sign: /^(?:Normal|N)$/u, order: ['mean', 'second'] },
  { family: 'exponential', word: /^exponential$/iu, sign: /^(?:Exponential|Expo?)$/u, order: ['parameter'] },
  { family: 'uniform', word: /^uniform$/iu, sign: /^(?:Uniform|Unif|U)$/u, order: ['from', 'to'] },
  { family: 'geometric', word: /^geometric$/iu, sign: /^(?:Geometric|Geom?)$/u, order: ['p'] },
  { family: 'bernoulli', word: /^bernoulli$/iu, sign: /^(?:Bernoulli|Bern?)$/u, order: ['p'] },
];

/** Reads `X \sim Poisson(5)`, `Poisson with parameter 5`, `mean 50, standard deviation 5`; null for anything else. */
export function readDistribution(text: string): Told | null {
  if (text.length > 160 || !mayTell.test(text)) return null;
  const plain = cleanText(text.replace(/~|∼/gu, ' \\sim ').replace(/(?<=mean|variance|deviation) of /gu, ' '))
    .replace(
      /\\(?:text\w*|mathrm|mathcal|operatorname|mathbf) ?\{ ?([^{}]*)\}|\\mathcal ?(?=N)/gu,
      (_whole, inner = '') => `${inner} `,
    )
    .replace(/\$/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const named = plain.replace(
    /^[A-Z](?:_ ?\{?\w\}?)? (?:\\sim|is|follows|has) (?:(?:distributed )?as )?|^distributed as /u,
    '',
  );
  const told = fromSign(named, named !== plain) ?? fromWords(named.replace(/^(?:an?|the) /iu, ''));
  return told ?? fromMoments(plain);
}

const mayTell =
  /poisson|binom|normal|gaussian|exponential|uniform|geometric|bernoulli|sim(?![a-z])|[~∼]|[NBU] ?\}? ?\(|(?:Exp|Bin|Pois|Po|Geom|Bern?|Unif) ?\}? ?\(|mean|(?:mu|μ) ?=/i;

function fromSign(text: string, isNamed: boolean): Told | null {
  const [, name = '', inner = ''] = /^([A-Z][a-z]{0,10}) ?[([]([^[\]]{1,80})[)\]]$/.exec(text) ?? [];
  const found = families.find(({ sign }) => sign.test(name));
  const values = splitOutside(inner);
  if (found === undefined || values.length !== found.order.length) return null;
  return {
    family: found.family,
    parameters: new Map(found.order.map((key, at) => [key, statedValue(values[at] ?? '')])),
    isPlain: isNamed || name.length > 3,
  };
}

/** What follows a sign of equality, where one is in a bracket: `Poisson(\lambda = 5)`. */
function statedValue(text: string): string {
  return text.replace(/^ ?\\?[A-Za-z]+ ?= ?/u, '').trim();
}

function fromWords(text: string): Told | null {
  if (/^standard normal(?: (?:distribution|random variable|variable))?$/iu.test(text))
    return {
      family: 'normal',
      parameters: new Map([
        ['mean', '0'],
        ['variance', '1'],
      ]),
      isPlain: true,
    };
  const [, word = '', rest = ''] =
    /^([A-Za-z]{4,12})(?: (?:distribution|random variable|variable|law))?(?:,? (.{1,110}))?$/.exec(text) ??
    [];
  const found = families.find((family) => family.word.test(word));
  if (found === undefined || rest === '') return null;
  const parameters = ofWords(rest, found);
  return parameters === null ? null : { family: found.family, parameters, isPlain: true };
}

function ofWords(text: string, { family, order }: Family): ReadonlyMap<string, string> | null {
  const between =
    /^(?:on|over|between|from)(?: the interval)? ?[([]?([^()[\],]{1,30})(?:,| and | to )([^()[\],]{1,30})[)\]]?$/.exec(
      text,
    );
  if (family === 'uniform')
    return between === null
      ? null
      : new Map([
          ['from', (between[1] ?? '').trim()],
          ['to', (between[2] ?? '').trim()],
        ]);
  const plain = text.replace(/^(?:with|of|having) /u, '');
  const several = /^parameters ([^,=]{1,30}?)(?: and |, ?)([^,=]{1,30})$/.exec(plain);
  if (several !== null && order.length === 2 && family === 'binomial')
    return new Map(order.map((key, at) => [key, (several[at + 1] ?? '').trim()]));
  return statementsOf(plain.replace(/^(?:parameters? )(?=\\?[A-Za-z]+ ?=)/u, ''), family);
}

/** `\mu = 50, \sigma = 5`, or the same in words. */
function fromMoments(text: string): Told | null {
  const parameters = statementsOf(text.replace(/^(?:with|has|having) (?:an? )?/u, ''), '');
  if (parameters === null || parameters.size !== 2 || !parameters.has('mean')) return null;
  return { family: '', parameters, isPlain: /mean/u.test(text) };
}

/** What each part of a row of statements says; null where one is not understood, or says what another did. */
function statementsOf(text: string, family: string): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>();
  for (const part of splitOutside(text.replace(/,? and (?:an? )?/gu, ', '))) {
    const statement = statementOf(part.trim(), family);
    if (statement === null || found.has(statement[0])) return null;
    found.set(...statement);
  }
  return found;
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:mean|average|expectation|expected value|\\mu)(?:\(?\\mu\)?)?$/u, 'mean'],
  [/^(?:variance|var|\\sigma ?\^ ?\{?2\}?)$/u, 'variance'],
  [/^(?:standard deviation|std\.? dev\.?|s\.?d\.?|SD|\\sigma)$/u, 'deviation'],
  [/^(?:rate(?: parameter)?)$/u, 'rate'],
  [/^(?:parameter|\\lambda)$/u, 'parameter'],
  [/^(?:n|number of trials)$/u, 'n'],
  [/^(?:p|probability(?: of success)?|success probability)$/u, 'p'],
];

function statementOf(text: string, family: string): readonly [string, string] | null {
  const trials = /^(\d{1,6}|n) trials$/u.exec(text)?.[1];
  if (trials !== undefined) return ['n', trials];
  const match =
    /^(?:an? )?((?:standard deviation|std\.? dev\.?|expected value|number of trials|probability of success|success probability|rate parameter|\\sigma ?\^ ?\{?2\}?|\\?[A-Za-z]+))(?: ?= ?| of | is | equal to |: ?| )(.{1,60})$/.exec(
      text,
    );
  const [, name = '', value = ''] = match ?? [];
  const key = names.find(([pattern]) => pattern.test(name))?.[1];
  if (key === undefined || /(?<![\\A-Za-z])[A-Za-z]{3,}/u.test(value)) return null;
  return [keyIn(family, key), statedValue(value)];
}

/** The parameter of Poisson's distribution is its mean and rate, and of one with a probability that probability. */
function keyIn(family: string, key: string): string {
  if (family === 'poisson' && (key === 'rate' || key === 'parameter')) return 'mean';
  if ((family === 'geometric' || family === 'bernoulli') && key === 'parameter') return 'p';
  return key;
}

/** Splits at commas that are in no bracket. */
function splitOutside(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts.filter((part) => part.trim() !== '');
}
