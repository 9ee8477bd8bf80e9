import type { ThinkingMarks } from '../../core/model.ts';

/** A mark as it is written in a text. */
export interface Mark {
  /** What it is a mark of: a block that one name opens is closed by the same. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly start: number;
  readonly end: number;
}

/** How the marks of one kind are written. */
interface MarkForm {
  /** Regular expressions; group 1, if there is one, names the mark. */
  readonly open: string;
  readonly close: string;
}

/** Words by which chat templates and training formats name thinking. */
const word =
  '(?:think(?:ing|s)?|thoughts?|reasoning|reflections?|scratch[_-]?pad|(?:inner|internal)[_-]?monologue|monologue|deliberation|contemplation|contemplator|analysis|cot|思考|思维)';

/** The same with what models put before and after it, as in `seed:think`, `inner_thoughts`, `antThinking`, `thought_process`. */
const name = `((?:[a-z0-9]{1,20}[:_.-]){0,2}(?:ant)?${word}(?:[:_.-][a-z0-9]{1,20}){0,2})`;

/** An angle bracket as it is, escaped for Markdown or HTML, or in its full width. */
const left = '(?:\\\\?<|&lt;|＜)';
const right = '(?:\\\\?>|&gt;|＞)';

/**
 * The marks that are known, whatever their case: forms, and no list of models, since new models name new tags of the
 * same forms. The table in `docs/models-and-providers.md` shows them.
 */
const forms: readonly MarkForm[] = [
  // `<think>` and its kin: DeepSeek R1, Qwen 3, GLM, Phi-4 reasoning, EXAONE Deep, Seed-OSS, and prompts of all kinds.
  {
    open: `${left} {0,2}${name}(?:\\s[^<>\\n]{0,100})?${right}`,
    close: `${left} {0,2}\\\\?\\/ {0,2}${name} {0,2}${right}`,
  },
  // `<|begin_of_thought|>`, `<|START_THINKING|>`, `<｜thinking｜>`: OpenThinker, Sky-T1, Command A Reasoning.
  {
    open: `<[|｜] ?(?:(?:begin|start|open)[_▁ ](?:of[_▁ ])?)?(${word})(?:[_▁ ](?:begin|start))? ?[|｜]>`,
    close: `<[|｜] ?(?:\\/|(?:end|close)[_▁ ](?:of[_▁ ])?)(${word}) ?[|｜]>|<[|｜] ?(${word})[_▁ ]end ?[|｜]>`,
  },
  // Apertus.
  { open: '<\\|inner_prefix\\|>', close: '<\\|inner_suffix\\|>' },
  // Gemma 4, and MedGemma.
  { open: '<\\|channel>\\s{0,3}thought\\b', close: '<channel\\|>' },
  { open: '<unused94>\\s{0,3}thought\\b', close: '<unused95>' },
  // Mistral Magistral.
  { open: `\\\\?\\[(${word})\\\\?\\]`, close: `\\\\?\\[\\/(${word})\\\\?\\]` },
  // Kimi 1.5.
  { open: `[◁〈《⟨] ?(${word}) ?[▷〉》⟩]`, close: `[◁〈《⟨] ?\\/ ?(${word}) ?[▷〉》⟩]` },
];

/** A look first: going over all forms costs more, and hardly any text has one. */
const mayHold =
  /think|thought|reasoning|reflection|scratch|monologue|deliberat|contemplat|analysis|cot\b|inner_|channel|unused9|思/iu;

/** Square brackets hold such words in prose too, so they must be in capitals. */
const isSpoken = /^\\?\[\/?[a-z]/u;

const known = new RegExp(
  forms.map(({ open, close }, index) => `(?<o${index}>${open})|(?<c${index}>${close})`).join('|'),
  'giu',
);

/** Finds the marks of the known forms. */
export function knownMarksIn(text: string): readonly Mark[] {
  if (!mayHold.test(text)) return [];
  return [...text.matchAll(known)]
    .filter(([found]) => !isSpoken.test(found))
    .map((match) => {
      const index = forms.findIndex(
        (_, at) => match.groups?.[`o${at}`] !== undefined || match.groups?.[`c${at}`] !== undefined,
      );
      const isClosing = match.groups?.[`c${index}`] !== undefined;
      const [found] = match;
      const named = match.slice(1).find((group) => group !== undefined && group !== found);
      return {
        name: `${index} ${(named ?? '').toLowerCase()}`,
        isClosing,
        start: match.index,
        end: match.index + found.length,
      };
    });
}

/** Finds marks that are given word by word, whatever their case. */
export function givenMarksIn(text: string, marks: readonly ThinkingMarks[]): readonly Mark[] {
  const kinds = new Map<string, Pick<Mark, 'name' | 'isClosing'>>();
  for (const [index, { open, close }] of marks.entries()) {
    kinds.set(close.toLowerCase(), { name: `${index}`, isClosing: true });
    kinds.set(open.toLowerCase(), { name: `${index}`, isClosing: false });
  }
  // The longer ones first, so that none hides another that begins like it.
  const all = [...kinds.keys()].toSorted((one, other) => other.length - one.length).map(escaped);
  return [...text.matchAll(new RegExp(all.join('|'), 'giu'))].flatMap((match) => {
    const kind = kinds.get(match[0].toLowerCase());
    return kind === undefined ? [] : { ...kind, start: match.index, end: match.index + match[0].length };
  });
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
