import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairedJson } from '../../../src/models/layout/repaired-json.ts';

const raw = String.raw;

/** The text of a JSON string after mending; the source is between quotes. */
function read(source: string): unknown {
  return JSON.parse(repairedJson(`"${source}"`));
}

describe('repairedJson', () => {
  it.each([
    [raw`\frac{1}{2}`, raw`\frac{1}{2}`],
    [raw`\beta + \boxed{3}`, raw`\beta + \boxed{3}`],
    [raw`\text{mol}`, raw`\text{mol}`],
    [raw`2 \times 3`, raw`2 \times 3`],
    [raw`\nabla f \neq 0`, raw`\nabla f \neq 0`],
    [raw`\rho \rightarrow \infty`, raw`\rho \rightarrow \infty`],
    [raw`\alpha_{1}, \sqrt{2}, \(x\), \{1\}`, raw`\alpha_{1}, \sqrt{2}, \(x\), \{1\}`],
    [raw`\underline{x} \upsilon`, raw`\underline{x} \upsilon`],
    [raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`, raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`],
    [raw`$x \ne y$ and $\nu = 3$`, raw`$x \ne y$ and $\nu = 3$`],
    [raw`\alpha \ne \nu`, raw`\alpha \ne \nu`],
    [raw`\$5 \times 2`, raw`\$5 \times 2`],
  ])('restores the backslashes of %s', (source, text) => {
    expect(read(source)).toBe(text);
  });

  it.each([
    [raw`\\frac{1}{2} \\times \\beta`, raw`\frac{1}{2} \times \beta`],
    [raw`\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}`, raw`\begin{pmatrix} 1 \\ 2 \end{pmatrix}`],
    [raw`one\ntwo\tthree\r\nfour`, 'one\ntwo\tthree\r\nfour'],
    [raw`\nu is the first line`, '\nu is the first line'],
    [raw`\\alpha\nnot so`, '\\alpha\nnot so'],
    [raw`a \"word\" \/ \u00e9 \u000a`, 'a "word" / é \n'],
    [raw`line\n\nNext`, 'line\n\nNext'],
  ])('leaves %s as JSON means it', (source, text) => {
    expect(read(source)).toBe(text);
  });

  it('never gives a control character before the rest of a command', () => {
    const commands =
      'frac forall flat phi beta bar binom begin big text tau theta tan times to tilde nabla neq notin rho right rangle';
    for (const command of commands.split(' ')) {
      expect(read(raw`a \ `.trim() + command)).toBe(raw`a \ `.trim() + command);
      expect(read(raw`a \\ `.trim() + command)).toBe(raw`a \ `.trim() + command);
    }
  });

  it('mends line breaks in strings and commas before a closing bracket, and only there', () => {
    expect(JSON.parse(repairedJson('{"a": "one\ntwo, ]", "b": [1, 2,],\n}'))).toEqual({
      a: 'one\ntwo, ]',
      b: [1, 2],
    });
  });

  it('returns every value whose strings hold no control characters', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab\\"{}[],:$ é/nutfr😀') });
    const value = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer(), fc.constant(null)));

    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (content, indent) => {
        const plain: unknown = JSON.parse(JSON.stringify(content));
        expect(JSON.parse(repairedJson(JSON.stringify(content, null, indent)))).toEqual(plain);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('changes nothing in a text that is good JSON already', () => {
    const value = {
      a: raw`\frac{1}{2} and "x", \\`,
      b: ['\n', 'é', 1.5e300, null, true],
      'c\\d': { e: '$' },
    };
    const source = JSON.stringify(value, null, 2);

    expect(repairedJson(source)).toBe(source);
  });
});
