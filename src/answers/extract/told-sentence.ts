import { pattern } from '../tokens/pattern.ts';
import { isStated } from './stance.ts';

/** What `B, not C` affirms. A name and a date do not exclude each other: `D-Day, not 6 June 1944` denies what it says. */
export function affirmedIn(text: string): string | null {
  const chosen = contrasted.exec(text)?.[1];
  if (chosen !== undefined) return text.slice(1).includes(chosen) ? null : chosen;
  const left = leftIn(text);
  if (left !== null) return left[0].includes(left[1]) ? null : left[1];
  const letter = remarked.exec(text)?.[1];
  if (letter !== undefined) return letter;
  const [, affirmed] =
    /^([^,(]{1,60}?)(?:(?:,\s+(?:and |but )?not|,?\s+rather than|,?\s+instead of) (?!only|just|necessarily|always|sure|certain)[^,.;()]{1,40}|\s\((?:and )?not (?!sure|certain|necessarily|always|only)[^()]{1,40}\))$/i.exec(
      text,
    ) ?? [];
  return affirmed !== undefined &&
    !(/^\W*(?:yes|no|true|false)$/i.test(affirmed) && !/ (?:yes|no|true|false)\)?$/i.test(text)) &&
    /\d/u.test(affirmed) === /\d/u.test(text.slice(affirmed.length)) &&
    !names(text.slice(affirmed.length), affirmed) &&
    isStated({ text: affirmed, start: affirmed.length, end: affirmed.length })
    ? affirmed
    : null;
}

/** An option and another one that it is not, in other languages: `C, non A`, `B不是A`. */
const contrasted =
  /^([A-J])(?:,? ?(?:(?:et|und|y|e) )?(?:non|pas|nicht|no|não) (?:pas )?|[，,]? ?(?:而)?不是 ?)[A-J]$/u;

/** An option that is left when others are excluded: `rules out C, leaving D`, `not (A), rather (C)`. */
function leftIn(text: string): readonly [excluded: string, left: string] | null {
  const [, said = '', left] = /^(.{6,80}?),? (?:only |us with )?\(?([A-J])\)?$/i.exec(text) ?? [];
  const excluded = left === undefined ? null : (notThis.exec(said) ?? ruledOut.exec(said));
  return excluded === null || left === undefined ? null : [excluded[1] ?? '', left];
}

const notThis = /^(?:(?:it|this) is )?not (?:option )?(\(?[A-J]\)?),? (?:but )?(?:rather|instead)$/i;
const ruledOut =
  /^(?:this |which )?(?:rul(?:es|ing) out|eliminat(?:es|ing)) (\(?[A-J]\)?(?:(?:,| and|, and) \(?[A-J]\)?)*),? (?:which leaves|leaving)$/i;

/** An option with a remark behind a dash that only affirms it: `B — a safe choice`. Any other remark may take it back. */
const remarked =
  /^\(?([A-J])\)? [—–] (?:an?|the|my) (?:(?:very|only|clear|clearly|final) ){0,2}(?:safe|correct|right|best|good|sound|solid|sensible|reasonable|final) (?:choice|option|answer|pick|bet|selection|one)$/u;

/** Whether the remark behind the dash of an option may say that it is not the answer: `— a red herring`. */
export function dismisses(remark: string): boolean {
  const [, said = ''] = /^[—–-] (?:an?|the|my) (.{0,80})/is.exec(remark) ?? [];
  const words = said.toLowerCase().split(/[^a-z-]+/u);
  return words.slice(0, 4).some((word) => dismissing.has(word));
}

const dismissing: ReadonlySet<string> = new Set(
  'worst wrong incorrect false invalid opposite herring decoy distractor trap lie mistake guess error'.split(
    ' ',
  ),
);

/** Whether what is denied is what is affirmed, or more of its name: `Paris, not Paris, Texas`. */
function names(denied: string, affirmed: string): boolean {
  const inWords = (text: string): string =>
    ` ${text.toLowerCase().match(pattern.g`[\p{L}\p{N}]+`)?.join(' ') ?? ''} `;
  return inWords(denied).includes(inWords(affirmed));
}

/** Whether a sentence affirms behind its no: `No, the argument is valid` may deny that it is invalid, or take itself back. */
export function affirmsBehindNo(text: string): boolean {
  const [, told] = /^\W{0,4}no\W{0,3}[,.;:!]\W{0,3}\s(.*)$/is.exec(text) ?? [];
  return (
    told !== undefined &&
    !/\d/u.test(told) &&
    !pattern.i`(?<!\p{L})(?:not|no|never|cannot|neither|nor|none|without|false|wrong|(?:in|un|im|ir|il|non-?|dis)\p{L}{4,})(?!\p{L})|n['’]t(?!\p{L})`.test(
      told,
    )
  );
}

/** `Only statement C satisfies both conditions` names an option as `Option C is correct` does. */
export function namingOption(text: string): string {
  return /[Oo]nly .{0,80}$/.test(text.slice(-90)) ? text.replace(onlyOne, '$1Option $2 is correct') : text;
}

const onlyOne =
  /(^|[.!]\s|\n|(?:[Ss]o|[Tt]hus|[Hh]ence|[Tt]herefore),? )[Oo]nly (?:(?:option|statement|choice) )?\(?([A-J])\)? (?:is (?:true|correct|right|valid)|holds|works|fits|satisfies (?:both|all|the (?=conditions?|requirements?|criteri|constraints?|definition|equation))[a-z ]{0,40})(?=[.\s]*$)/;

/** A sentence without the verb that Japanese and Korean put behind what something is. */
export function withoutCopula(sentence: string): string {
  return sentence.replace(
    /(?<=[\d}$)*」』\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}])\s?(?:です|である|でした|입니다|이다|이에요)[.。]?$|(?<=\S)\s(?:です|である|でした|입니다)[.。]?$/u,
    '',
  );
}

/** Words around a calculation state what it comes to: `He runs 3*3*60 = 540 meters`, `$8 + $10 = $18 Chase will spend $18`. */
export function withoutArithmetic(text: string): string {
  if (text.includes('\\') || !text.includes('=')) return text;
  const [head = '', result = ''] =
    /^[\d\s$£€.,()*/×x÷+-]{1,60}= ?([$£€]?\d[\d.,]*) (?=[A-Z][a-z])/u.exec(text) ?? [];
  if (head !== '' && (text.slice(head.length).match(/[$£€]?\d[\d.,]*\d|[$£€]?\d/gu) ?? []).join() === result)
    return text.slice(head.length);
  return text.replace(
    pattern`(?<=\p{L}{2} )(?:[$£€]?\d[\d.,]* ?[-+*/×x÷] ?){1,8}[$£€]?\d[\d.,]* ?= ?(?=[$£€]?\d)`,
    '',
  );
}
