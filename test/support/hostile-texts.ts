import { redact } from '../../src/models/failures/redact.ts';
import { readSections } from '../../src/prompting/sections.ts';
import { readVerdict } from '../../src/prompting/verdict.ts';
import { parseNames } from '../../src/stages/expand/expand-output.ts';
import { parseGeneratedProblem } from '../../src/stages/generate/generate-output.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What hostile texts are made of: all that a pattern of the library looks for, and what passes for it. */
export const hostileUnits = [
  '.',
  '* ',
  '**',
  '__',
  '$',
  '`',
  '"',
  ' ',
  '\n',
  '\t',
  '\\boxed{',
  '}',
  '#',
  '-',
  '> ',
  ':',
  'a',
  '1',
  '(',
  '|',
  'Answer: ',
  'Problem:',
  'Verdict: VALID',
  '**Verdict',
  'final answer is ',
  'reason: ',
  '<<<DATA-0123456789abcdef\n',
  'DATA-0123456789abcdef>>>',
  '中',
  'е',
  '\u200b',
  '\u0301',
  'key=',
  'Bearer ',
  'a1',
  '\r',
  '“',
  '1. ',
  'x.y',
] as const;

/** What reads the texts of models and of their providers. */
export const textReaders: Readonly<Record<string, (text: string) => unknown>> = {
  names: (text) => parseNames(`Topics:\n${text}`, 'Topics'),
  problem: (text) => parseGeneratedProblem(`Problem: ${text}\nAnswer: 4`),
  answer: (text) => parseGeneratedProblem(`Problem: What?\nAnswer: ${text}`),
  sections: (text) => readSections(text, ['Problem', 'Reasoning', 'Solution', 'Answer', 'Answer type']),
  verdict: (text) => readVerdict(text, ['VALID', 'INVALID'], [text.slice(0, 2_000)]),
  failure: (text) => redact(text, [text.slice(10, 500)], ['abc!def#ghi']),
};

/** One unit, or two, over and over, between a beginning and an end that may fit no pattern. */
export interface HostileText {
  readonly head: string;
  readonly unit: string;
  readonly tail: string;
}

export function hostileText(random: SeededRandom): HostileText {
  const pick = (): string => hostileUnits[Math.floor(random() * hostileUnits.length)] ?? '';
  return {
    unit: random() < 0.5 ? pick() : `${pick()}${pick()}`,
    head: random() < 0.3 ? pick() : '',
    tail: random() < 0.7 ? pick() : 'x',
  };
}

/** Writes a hostile text at about so many characters. */
export function textOfSize({ head, unit, tail }: HostileText, size: number): string {
  return `${head}${unit.repeat(Math.ceil(size / unit.length))}${tail}`;
}

/** Milliseconds of the fastest of a few readings, since other work of the machine only adds to them; one fast enough ends them. */
export function msOfReading(read: (text: string) => unknown, text: string, enough = 0): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8 && fastest > enough; round += 1) {
    const started = performance.now();
    try {
      read(text);
    } catch {
      // Refused, which is an answer as well.
    }
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}
