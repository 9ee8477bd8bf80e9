/** A control token of a chat template, as it is written in a text. */
export interface ControlToken {
  readonly start: number;
  readonly end: number;
  /** Whether a turn or a text ends with it. */
  readonly isEnd: boolean;
  /** Whether another turn begins with it. */
  readonly isTurn: boolean;
}

/** Words that name whose turn it is. */
const role =
  '(?:user|human|system|assistant|model|bot|ai|tool|observation|ipython|environment|latest_reminder)';

/**
 * What chat templates write around turns, by its form and not by a list of models: a name between bars
 * (`<|im_end|>`, `<｜end▁of▁sentence｜>`, `<|turn>`, `[|endofturn|]`), one that can name nothing else between angles
 * (`</s>`, `<end_of_turn>`, `<eos>`) or in square brackets (`[/INST]`).
 */
const forms: readonly string[] = [
  // Three letters at least: `<|x|>` is mathematics.
  '<[|｜] ?(?=(?:[^<>|｜\\p{L}]{0,30}\\p{L}){3})[\\p{L}\\p{N}_▁:./-]{3,40}(?: [\\p{L}\\p{N}]{1,20}){0,4} ?[|｜]>',
  '<\\|[a-z_]{3,30}>|<[a-z_]{3,30}\\|>',
  '\\[\\|[\\p{L}_]{3,30}\\|\\]',
  '<\\/?(?:s|bos|eos|eot|eod|eoa|eoh|eom|eog|pad|unk|sep|cls|mask)>',
  '<(?:im_(?:start|end|sep)|(?:start|begin|end)_?of_?[a-z_]{2,30}|eot_id|eom_id|endoftext)>',
  '<(?:reserved_(?:special_token_)?|unused_?|extra_id_|tokens_unused_)\\d{1,5}>',
  '\\[\\/?INST\\]|<<\\/?SYS>>|\\[\\/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)\\]',
  '\\[(?:EOS|BOS|PAD|SEP|CLS|EOT|UNUSED_TOKEN_\\d{1,4})\\]|\\[e~\\[|\\]~!?b[\\][]',
];

const token = new RegExp(forms.join('|'), 'giu');

/** A look first: hardly any text has one. */
const mayHold =
  /[|｜]>|<[|｜]|\|\]|<\/?(?:[a-z]{1,4}|[a-z_]{0,40}of_?[a-z_]{1,40}|im_[a-z]{1,40}|\w{1,40}id|\w{0,40}\d|endoftext)>|\[\/?[A-Z_\d]+\]|<<\/?SYS|~/iu;

/** Names of Greek letters are between bars in physics, as in `<|psi|>`. */
const greek =
  /^<\|(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)(?:_\w{1,3})?\|>$/iu;

const isTurnName = new RegExp(
  `(?:^|[^\\p{L}])(?:start|begin)?_?(?:${role})(?:_token)?(?:[^\\p{L}]|$)|^\\[INST\\]$`,
  'iu',
);

/** A turn, a text, a reply ends; not the head of one, nor a part of it. */
const isEndName =
  /(?:^|[^\p{L}])(?:end|eos|eot|eom|eod|eoa|eog|return|endoftext|endofturn|endoftokens?)(?:[^\p{L}]|$)|^<\/s>$|end_?of_?(?:turn|text|sentence|utterance|message|response|solution|answer)/iu;
const isPart = /header|role|channel|message\|>$|tool_call|think|thought|system/iu;

/** Finds the control tokens of a text; none that is quoted as code. */
export function controlTokensIn(text: string): readonly ControlToken[] {
  if (!mayHold.test(text)) return [];
  return [...text.matchAll(token)].flatMap(({ 0: found, index: start }) => {
    const end = start + found.length;
    if (greek.test(found) || text[start - 1] === '`' || text[end] === '`') return [];
    return {
      start,
      end,
      isEnd: isEndName.test(found) && !isPart.test(found),
      isTurn: isTurnName.test(found),
    };
  });
}

const roleFollows = new RegExp(`^\\s{0,8}${role}\\b[^\\S\\n]{0,8}(?:[:\\n<[]|$)`, 'iu');

/** Whether the name of a speaker follows, as in the head of a turn. */
export function isRoleAt(text: string, at: number): boolean {
  return roleFollows.test(text.slice(at, at + 40));
}
