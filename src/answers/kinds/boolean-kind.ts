import { isFragment, unsettles } from '../around/decisions.ts';
import { narrows } from '../around/narrowing.ts';
import { apart, bindingDoubt, same } from '../compare/finding.ts';
import { takesBack } from '../extract/stance.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';
import { readToldTruth } from '../statements/read-told-truth.ts';
import { tellsOther } from '../statements/tells-other.ts';
import { pattern } from '../tokens/pattern.ts';
import { bareText } from '../words/fold-text.ts';

/** True and false, yes and no, alone or before an explanation. */
export const booleanKind: AnswerKind<SaidTruth> = {
  name: 'boolean',
  read: ({ text }) => {
    const truth = readBoolean(text);
    if (truth !== null)
      return [
        {
          ...wholeReading({
            isTrue: truth.isTrue,
            isExplained: truth.isExplained,
            isPart: !truth.isForeign && isFragment(truth.after, truth.isTrue),
            letter: '',
            value: valueBehind(truth),
            told: truth.after,
          }),
          leftOver: truth.isExplained ? '' : truth.after,
        },
      ];
    return /^[YNTF]$/u.test(text)
      ? [
          wholeReading({
            isTrue: /^[YT]$/u.test(text),
            isExplained: true,
            isPart: false,
            letter: text,
            value: '',
            told: '',
          }),
        ]
      : [];
  },
  relate: (left, right) => {
    // A letter is a truth value only beside one, and two letters are a matter of other kinds.
    if (left.letter !== '' && right.letter !== '') return null;
    if (left.isTrue !== right.isTrue) return apart('exact', 'one says yes and the other no');
    if (left.value !== '' && left.value !== right.value)
      return bindingDoubt('the reference has a value behind its word');
    // Words may not find what limits an answer to add nothing.
    if (left.isExplained !== right.isExplained) return bindingDoubt('only one side may hold less');
    // `isotropic` behind a yes repeats what the other side says of it; alone such words may say less than the yes.
    if ([left, right].some(({ isPart }, at) => isPart && (at === 0 ? right : left).told === ''))
      return bindingDoubt('what stands behind the word may say less than it');
    return tellsOther(left.told, right.told, left.isTrue)
      ? bindingDoubt('the same word has another statement behind it')
      : same('exact', 'both say the same');
  },
};

interface SaidTruth {
  readonly isTrue: boolean;
  /** Whether what follows the word explains it, and neither limits it nor takes it back. */
  readonly isExplained: boolean;
  /** Whether what follows the word is no clause that repeats it. */
  readonly isPart: boolean;
  /** `T` or `Y`, where the text says no more. */
  readonly letter: string;
  /** What goes with the truth; empty where nothing does. */
  readonly value: string;
  /** What is said behind the word; empty where nothing is. */
  readonly told: string;
}

/** The bare value that goes with a truth: `x = 5` of `yes, x = 5`. A reason, and a sum that comes out, explain the truth. */
function valueBehind({ after }: Truth): string {
  const plain = after.replace(/[\s$.*]/gu, '').toLowerCase();
  const words = after.replace(/\\[A-Za-z]+/gu, ' ').match(pattern.g`\p{L}{2,}`) ?? [];
  const isReason = /^(?:because|since|as)\b/iu.test(after) || (/[=<>]/u.test(plain) && !/[a-z]/u.test(plain));
  return /\d/u.test(after) && after.length <= 40 && words.length <= 1 && !isReason ? plain : '';
}

interface Truth {
  readonly isTrue: boolean;
  /** What follows the word. */
  readonly after: string;
  /** Whether that explains the word, and neither limits it nor takes it back. */
  readonly isExplained: boolean;
  readonly isForeign: boolean;
}

/** Reads a truth value; null when the text is another answer. */
function readBoolean(text: string): Truth | null {
  if (!opensTruth(text)) return null;
  const plain = pattern`^[^\p{L}\\]*\\`.test(text) ? bareText(text) : text;
  const match =
    pattern.i`^[^\p{L}\p{N}]*(yes|no|true|false)(?:[^\p{L}\p{N}]*$|(?:\*{0,2}[,.;:!]\*{0,2}|\*{0,2} [–—-])\s(?!\W*(?:yes|no|true|false)\b))`.exec(
      plain,
    );
  const foreign = abroad.get(plain.replace(/[\s.。!！¡*"]+/gu, '').toLowerCase());
  if (foreign !== undefined) return { isTrue: foreign, after: '', isExplained: true, isForeign: false };
  if (noneSuch.test(plain)) return { isTrue: false, after: '', isExplained: true, isForeign: false };
  const told = match === null ? readToldTruth(plain, abroad) : null;
  const isTrue = abroad.get(told?.word ?? '');
  if (told !== null && isTrue !== undefined)
    return {
      isTrue,
      after: told.after,
      isExplained: told.isRepeated && !unsettles(told.after, isTrue, told.word),
      isForeign: true,
    };
  const word = match?.[1];
  if (match === null || word === undefined || numbered.test(plain) || turned.test(plain)) return null;
  const after = plain.slice(match[0].length).trim();
  const isYes = /^(?:yes|true)$/iu.test(word);
  return {
    isTrue: isYes,
    after,
    isExplained:
      !limitation.test(after.toLowerCase()) &&
      !narrows(after) &&
      !contradicts(isYes, after) &&
      !unsettles(after, isYes) &&
      !takesBack(`. ${after}`),
    isForeign: false,
  };
}

/** Whether a text may begin with a truth value: its first word is one, or is in mark-up. */
function opensTruth(text: string): boolean {
  const [first = ''] = pattern`\p{L}+`.exec(text) ?? [];
  return truths.has(first.toLowerCase()) || /\\(?:text|math|boxed|bf|emph)/.test(text);
}

/** A sign that denies, or crosses out. */
const turned = /^[^A-Za-z]{0,4}[~!¬]|[✗✘❌]/;

/** `No such polynomial exists.` */
const noneSuch = pattern.i`^no such (?!.*(?:unless|except|if|but|only|when|or|not)(?!\p{L}))[\p{L}\p{N}$ -]{2,100} (?:exists?|can exist|is possible)\.?$`;

/** What an answer of one word says in other languages. */
const abroad: ReadonlyMap<string, boolean> = new Map([
  ...'sí sì oui ja sim да はい 是 是的 对 對 예 네 verdadero vrai wahr richtig verdadeiro vero правда верно 正确 正確 真 正しい 맞다'
    .split(' ')
    .map((word) => [word, true] as const),
  ...'nein non não нет いいえ 否 不是 不对 아니요 아니오 falso faux falsch ложь неверно 错误 錯誤 假 正しくない'
    .split(' ')
    .map((word) => [word, false] as const),
]);

/** `No. 10 Downing Street`, and not `No. 10 is even`, has a number. */
const numbered = pattern.i`^\W*no\.\s\d[\d.,]*(?!\S|\s(?:is|are|was|were|has|have|does|do|did|can|cannot|can['’]t|isn['’]t|doesn['’]t|leaves|divides|equals|of|out)(?!\p{L})|\s?[=<>≤≥≠+*/^%\\])`;

const truths: ReadonlySet<string> = new Set([...abroad.keys(), 'yes', 'no', 'true', 'false']);

/** `No, it is not false` says both. */
function contradicts(isTrue: boolean, after: string): boolean {
  const said =
    pattern.i`(?<!\p{L})(?:is|are|was|were)\s+(not\s+)?(true|false|correct|incorrect|wrong)(?!\p{L})`.exec(
      after,
    );
  if (said === null) return false;
  return (/^(?:true|correct)$/iu.test(said[2] ?? '') === (said[1] === undefined)) !== isTrue;
}

/** What makes an answer hold only sometimes. */
const limitation = pattern`(?:^|[,;.]\s*)(?:(?:but|and)\s+)?(?:only|unless|except|provided|if|when|whenever|depending|in (?:some|certain|most|general)|sometimes|usually|generally|mostly|partly|not always|under|perhaps|maybe|probably|possibly|presumably)(?![\p{L}])`;
