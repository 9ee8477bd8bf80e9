import { describe, expect, it } from 'vitest';
import { redact } from '../../src/models/failures/redact.ts';
import { readSections } from '../../src/prompting/sections.ts';
import { readVerdict } from '../../src/prompting/verdict.ts';
import { parseNames } from '../../src/stages/expand/expand-output.ts';
import { parseGeneratedProblem } from '../../src/stages/generate/generate-output.ts';
import { seededRandom } from '../support/seeded-random.ts';

const units = [
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

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  names: (text) => parseNames(`Topics:\n${text}`, 'Topics'),
  problem: (text) => parseGeneratedProblem(`Problem: ${text}\nAnswer: 4`),
  answer: (text) => parseGeneratedProblem(`Problem: What?\nAnswer: ${text}`),
  sections: (text) => readSections(text, ['Problem', 'Reasoning', 'Solution', 'Answer', 'Answer type']),
  verdict: (text) => readVerdict(text, ['VALID', 'INVALID'], [text.slice(0, 2_000)]),
  failure: (text) => redact(text, [text.slice(10, 500)], ['abc!def#ghi']),
};

/** Milliseconds of work of the fastest of a few readings: what else the machine does is no matter here. */
function msOf(read: (text: string) => unknown, text: string): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8 && fastest > 20; round += 1) {
    const before = process.cpuUsage();
    try {
      read(text);
    } catch {
      // Refused, in time.
    }
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

describe('100,000 hostile texts', () => {
  it('are each read, or refused, within 20 ms', () => {
    const random = seededRandom(7);
    const pick = (): string => units[Math.floor(random() * units.length)] ?? '';
    const names = Object.keys(readers);
    let slowest = { ms: 0, of: '' };
    for (let number = 0; number < 100_000; number += 1) {
      const size = number % 100 === 0 ? 60_000 : 200 + Math.floor(random() * 800);
      const unit = random() < 0.5 ? pick() : `${pick()}${pick()}`;
      const text = `${random() < 0.3 ? pick() : ''}${unit.repeat(Math.ceil(size / unit.length))}${random() < 0.7 ? pick() : 'x'}`;
      const name = names[number % names.length] ?? '';
      const ms = msOf(readers[name] ?? (() => null), text);
      if (ms > slowest.ms) slowest = { ms, of: `${name}: ${size} characters of ${JSON.stringify(unit)}` };
    }
    expect(slowest.ms, slowest.of).toBeLessThanOrEqual(20);
  }, 180_000);
});
