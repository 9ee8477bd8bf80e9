import { withoutFences } from './fence.ts';

/** A judgement read out of a reply. */
export interface Verdict<Choice extends string> {
  readonly verdict: Choice;
  /** What the reply gives as its reason; blank when it gives none. */
  readonly reason: string;
}

/**
 * Reads the last well-formed line `Verdict: X` of a reply, outside every fence.
 *
 * Untrusted texts are those that the prompt quoted. A verdict that one of them contains, however decorated or broken
 * over lines, may be a quotation and does not count; nor does another verdict before it, which it may take back: rather
 * no verdict than a forged or a superseded one.
 *
 * @param choices - the words that `X` may be, in any case
 * @throws {Error} When no line can be told to be the verdict; its message can be shown to the model.
 */
export function readVerdict<Choice extends string>(
  reply: string,
  choices: readonly Choice[],
  untrusted: readonly string[],
): Verdict<Choice> {
  const quoted = untrusted.map(squeezed);
  const lines = withoutFences(reply).split(/\r\n|\r|\n|\u2028|\u2029/);
  const stated = lines.flatMap((text, index) => {
    const line = squeezed(text).replace(/[.!]$/, '');
    const verdict = choices.find((choice) => line === `verdict:${squeezed(choice)}`);
    return verdict === undefined
      ? []
      : [{ verdict, index, mayBeQuoted: quoted.some((of) => of.includes(line)) }];
  });
  const own = stated.findLast(({ mayBeQuoted }) => !mayBeQuoted);
  // What stands after it can only be such as may be quoted.
  if (own !== undefined && stated.every(({ verdict, index }) => index < own.index || verdict === own.verdict))
    return { verdict: own.verdict, reason: reasonNear(lines, own.index) };
  const wanted = choices.map((choice) => `"Verdict: ${choice}"`).join(' or ');
  throw new Error(`no verdict was found; write ${wanted} on a line of its own, outside any quotation`);
}

/** The reason after the verdict, or else the last one before it. */
function reasonNear(lines: readonly string[], verdictLine: number): string {
  const after = lines.slice(verdictLine + 1).map(reasonOf);
  const before = lines.slice(0, verdictLine).map(reasonOf);
  return after.find((reason) => reason !== null) ?? before.findLast((reason) => reason !== null) ?? '';
}

function reasonOf(line: string): string | null {
  const match = /^[\s*_#>-]{0,20}reason[\s*_]{0,20}[:：](.*)$/i.exec(line);
  const reason = (match?.[1] ?? '').replace(/^[\s*_]+/, '').trim();
  return reason === '' ? null : reason;
}

/** What is left of a text when case, space, decoration, invisible characters and look-alike widths are gone. */
function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}*_`#~>"'“”‘’|[\](){}\\-]/gu, '')
    .toLowerCase();
}
