/** Whether a sentence is only a step, or tells what to do with a value, and not what comes of it: `Substitute x = 2.`, `Divide $7$ by 2` */
export function isInstruction(sentence: string): boolean {
  const start = sentence.trim().slice(0, 40).toLowerCase();
  if (steps.some((step) => start.startsWith(step))) return true;
  const [lead = '', verb = ''] = /^(?:(?:now|first|next|then|so|finally),? )?([a-z]+)(?= )/.exec(start) ?? [];
  const plain = sentence.trim().slice(lead.length);
  return (
    telling.has(verb) &&
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
