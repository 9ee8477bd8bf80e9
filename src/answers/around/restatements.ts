import { joins, refuses } from '../names/changing-words.ts';
import { pattern } from '../tokens/pattern.ts';

/** A sentence that says its answer again in other words or signs, with the last of them alone. */
export function restatedByIt(text: string): string {
  const told = text.includes(', ') ? withoutFactors(withoutDescription(text)) : text;
  return /%|cent/.test(told) ? withoutShare(told) : told;
}

/** `9:3:3:1 (round : wrinkled : ...)`: what the parts of a ratio are called, as many as it has. */
export function withoutPartNames(text: string): string {
  const open = text.lastIndexOf(' (');
  const [, inside = ''] = /^([a-z][a-z :,-]*)\)[.\s]*$/.exec(text.slice(open + 2)) ?? [];
  const ratio = (
    text
      .slice(Math.max(0, open - 30), Math.max(0, open))
      .replaceAll('*', '')
      .split(/[^\d: ]/)
      .at(-1) ?? ''
  ).trim();
  const count = ratio.split(':').length;
  return open > 0 && count > 1 && inside.split(/[:,]/).length === count && !refuses(inside)
    ? text.slice(0, open)
    : text;
}

/** `All are heterozygous at both loci, i.e. their genotype is **AaBb**`: what something is, said again by what it has. */
function withoutDescription(text: string): string {
  const [, before = '', noun = '', again = ''] =
    /^([A-Z][^.;:?!,]{8,100}), (?:i\.e\.,?|that is,) (?:their|its|the|his|her) ([a-z]{4,12}) (?:is|are) ([^\s,;]{2,30})$/.exec(
      text.replace(/\.$/, ''),
    ) ?? [];
  return again === '' || joins(before) || refuses(before) || !kinds.has(noun)
    ? text
    : `The ${noun} is ${again}`;
}

const kinds: ReadonlySet<string> = new Set(
  'genotype genotypes phenotype phenotypes formula symbol name charge'.split(' '),
);

/** A part of a whole that is said again in percent: `by $\frac{1}{8}$, i.e. 12.5 percent`. */
function withoutShare(text: string): string {
  const [whole = '', top = '', bottom = '', , percent = ''] = share.exec(text) ?? [];
  // In whole numbers: a share may have no end in decimals.
  const isSame = whole !== '' && Math.abs(Number(top) * 100 - Number(percent) * Number(bottom)) < 1e-9;
  return isSame ? text.replace(share, (_all, ...groups: readonly string[]) => groups[2] ?? '') : text;
}

const share =
  /\$?(?:\\[dt]?frac ?)?\{?(?<!\d)(\d+)\}?[/{ ]+(\d+)\}?\$?,? (?:i\.e\.|that is|or),? (\**\$?(\d+(?:\.\d+)?)\$? ?(?:\\?%|per ?cent))/;

/** The roots behind the product that has them: `(x - 1)(x + 2) = 0, so x = 1 or x = -2`. */
function withoutFactors(text: string): string {
  const at = text.search(/, (?:so|hence|thus|therefore|giving|which gives) [$\\(]{0,2}[a-z] ?=/);
  if (at < 0) return text;
  const [before, roots] = [text.slice(0, at), text.slice(at + 2).replace(/^(?:which )?[a-z]+ /, '')];
  const isProduct =
    /\) ?= ?0[$\\)]{0,2}$/.test(before) && !joins(before.replace(/!/g, '')) && !refuses(before);
  const names = roots
    .replace(/\.$/, '')
    .split(/,? or /)
    .map((root) => /^[$\\(]{0,2}([a-z]) ?= ?[^=<>,;A-Za-z]{1,24}$/.exec(root.replace(commands, ''))?.[1]);
  const isList = names.length > 1 && names.every((name) => name !== undefined && name === names[0]);
  return isProduct && isList && !supposed.test(before) ? `So ${roots}` : text;
}

const commands = /\\(?:[dt]?frac|sqrt|pi|pm)(?![a-z])/g;

const supposed = pattern.i`(?<!\p{L})(?:suppose|assume|assuming|would|could|might|if|wrong|try|instead)(?!\p{L})`;
