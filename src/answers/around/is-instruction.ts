/** Whether a sentence is only a step, or tells what to do with a value, and not what comes of it: `Substitute x = 2.`, `Divide $7$ by 2` */
export function isInstruction(sentence: string): boolean {
  if (/^(?:so far|thus far|first|for now|to begin),? (?:we|i|it|the)(?![a-z])/i.test(sentence)) return true;
  const plain = sentence.trim().replace(/^(?:now|first|next|then|so|finally),? /i, '');
  const [verb = ''] = /^[A-Za-z]+(?= )/.exec(plain) ?? [];
  return (
    telling.has(verb.toLowerCase()) && /[=<>\d]/.test(plain) && !/[:：]/.test(plain) && !result.test(plain)
  );
}

const telling: ReadonlySet<string> = new Set(
  'solve substitute divide multiply plug simplify evaluate compute calculate factor integrate differentiate rearrange square consider suppose assume'.split(
    ' ',
  ),
);

/** Words by which a value comes out. */
const result =
  /(?<![a-z])(?:gets?|gives?|giving|yields?|yielding|obtain|obtaining|find|is|are|was|be|equals?|so|hence|thus|therefore|answer|result|means?|leaves?|leaving|have|has|into|which|that)(?![a-z])/i;
