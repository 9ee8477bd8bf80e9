import { describe, expect, it } from 'vitest';
import { balancedLatex } from '../../../src/rules/builtin/index.ts';
import { problemCode } from '../rule-code.ts';

describe('balancedLatex', () => {
  it.each([
    String.raw`Compute $\frac{1}{2$.`,
    String.raw`Compute $\frac{1}{2}}$.`,
    'Compute $x^2 + 1 for x = 3.',
    String.raw`Compute $$\sum_{n} n`,
    String.raw`Compute \(x + 1.`,
    String.raw`Compute x + 1\).`,
    String.raw`Compute \[x + 1\).`,
    String.raw`\left( \frac{1}{2} + x`,
    String.raw`\frac{1}{2} \right)`,
    String.raw`\left( \frac{1}{2 \right)}`,
    String.raw`\begin{pmatrix} 1 & 2 \end{bmatrix}`,
    String.raw`\begin{align} x &= 1`,
    String.raw`x = 1 \end{align}`,
    String.raw`Let $x$ be and $y = \alpha.`,
  ])('refuses %j in the statement and in the answer', async (text) => {
    expect(await problemCode(balancedLatex(), { problem: text })).toBe('unbalanced-latex');
    expect(await problemCode(balancedLatex(), { answer: text })).toBe('unbalanced-latex');
  });

  it.each([
    'Compute $\frac{1}{2}$.',
    'Compute $\beta + 1$.',
    'Compute 2 \times 3.',
    'The angle is \theta.',
    'A \text{ and } B',
    'the field \nabla f',
  ])('refuses %j, which lost its backslashes', async (problem) => {
    expect(await problemCode(balancedLatex(), { problem })).toBe('corrupted-latex');
  });

  it.each([
    'Compute 2 + 2.',
    'The interval [0, 1) and ]2, 3[ are given; smile :-) now.',
    String.raw`$[0, 1)$ and $\left[0, 1\right)$`,
    String.raw`\left\{ x : x > 0 \right.`,
    String.raw`\{1, 2\} \subset \{1, 2, 3\}`,
    String.raw`$f(x) = \begin{cases} 1 & \text{if $x > 0$} \\[2pt] 0 & \text{else} \end{cases}$`,
    String.raw`$$a$$ and $b$ and \(c\) and \[d\]`,
    '$a$$b$',
    String.raw`$x \rightarrow y \leftarrow z \leftrightarrow w$`,
    'It costs $5 and later $7.',
    'It costs $5. Let $x = 3$ be the number.',
    'A book costs $12, and $x$ books are sold.',
    String.raw`The price is \$5 and $x = 2$.`,
    'Append the sentinel $ to the word, so that banana becomes banana$, and let $n = 7$.',
    'Give the Burrows-Wheeler transform of banana$.',
    'The regular expression ^a*b$ accepts which words?',
    "How many '{' occur in \\texttt{x}?",
    'The code `if (x) {` prints $ and ```\nfor (;;) { \\begin{x}\n``` ends.',
    String.raw`Typeset \verb|{| and \verb+\begin{x}+ twice.`,
    '{B, H',
    'tab\tand\tnext\nabout',
  ])('keeps %j', async (text) => {
    expect(await problemCode(balancedLatex(), { problem: text })).toBe('kept');
    expect(await problemCode(balancedLatex(), { answer: text })).toBe('kept');
  });
});
