/** Whether a sentence is only a step, or tells what to do with a value, and not what comes of it: `Substitute x = 2.`, `Divide $7$ by 2` */
export function isInstruction(sentence: string): boolean {
  if (steps.some((step) => sentence.toLowerCase().startsWith(step))) return true;
  const plain = sentence.trim().replace(/^(?:now|first|next|then|so|finally),? /i, '');
  const [verb = ''] = /^[A-Za-z]+(?= )/.exec(plain) ?? [];
  return (
    telling.has(verb.toLowerCase()) &&
    /[=<>\d]/.test(plain) &&
    !/[:：]/.test(plain) &&
    !plain
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => results.has(word))
  );
}

const steps: readonly string[] = ['so far', 'thus far', 'first', 'for now', 'to begin'].flatMap((step) =>
  ['', ','].flatMap((comma) => ['we', 'i', 'it', 'the'].map((who) => `${step}${comma} ${who} `)),
);

const telling: ReadonlySet<string> = new Set(
  'solve substitute divide multiply plug simplify evaluate compute calculate factor integrate differentiate rearrange square consider suppose assume'.split(
    ' ',
  ),
);

/** Words by which a value comes out. */
const results: ReadonlySet<string> = new Set(
  `get gets give gives giving yield yields yielding obtain obtaining find is are was be equal equals so hence thus therefore answer result mean
  means leave leaves leaving have has into which that`.split(/\s+/),
);
