import { describe, expect, it } from 'vitest';
import { answerTypes } from '../../src/core/records/answer-types.ts';
import { families } from '../../src/offline/families/index.ts';
import type { ProblemFamily } from '../../src/offline/families/problem-family.ts';
import { finalAnswerOf, isSameAnswer } from '../../src/offline/offline-answer.ts';
import { randomOf } from '../../src/offline/offline-random.ts';
import { truthOf } from '../../src/offline/offline-truth.ts';
import {
  notAProof,
  notMultipleChoice,
  selfContained,
  shortAnswer,
  singleAnswer,
} from '../../src/rules/builtin/index.ts';
import { ask } from './ask-offline.ts';
import { cutOff, problemRecord } from './rule-candidates.ts';

const subjects = [
  'Mathematics',
  'Computer Science',
  'Chemistry',
  'Physics',
  'Literature',
  'History',
  'Biology',
  'Linguistics',
];

function instancesOf(family: ProblemFamily, count = 200): ReturnType<ProblemFamily['instance']>[] {
  return Array.from({ length: count }, (_, index) => family.instance(randomOf('test', family.name, index)));
}

describe('families', () => {
  it.each(subjects)('serves %s with at least four families', (subject) => {
    expect(families.filter((family) => family.subject === subject).length).toBeGreaterThanOrEqual(4);
  });

  it('names each family once', () => {
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
  });
});

describe.each(families)('family $name', (family) => {
  it('lets the answer be computed from the text alone, whatever is around it', () => {
    for (const { problem, answer, answerType } of instancesOf(family)) {
      const text = `From an examination on Optics.\n${problem.replaceAll('. ', '.\n')} Thank you.`;

      expect(truthOf(text)).toEqual({ answer, answerType, valid: true, flaw: null, subject: family.subject });
    }
  });

  it('shows that a datum is missing', () => {
    for (const { ambiguousProblem, answerType } of instancesOf(family)) {
      expect(truthOf(ambiguousProblem)).toEqual({
        answer: '',
        answerType,
        valid: false,
        flaw: 'ambiguous',
        subject: family.subject,
      });
    }
  });

  it('makes more than a thousand problems', () => {
    const problems = instancesOf(family, 2000).map(({ problem }) => problem);

    expect(new Set(problems).size).toBeGreaterThan(1000);
  });

  it('gives equal chance the same problem', () => {
    expect(instancesOf(family, 20)).toEqual(instancesOf(family, 20));
  });

  it('is solved in notations that mean the reference answer', () => {
    for (const { problem, answer } of instancesOf(family, 20)) {
      const final = finalAnswerOf(ask({ user: problem }).text);

      expect(isSameAnswer(final, answer), `${final} = ${answer}`).toBe(true);
    }
  });

  it('names mistakes that differ from the answer', () => {
    for (const { answer, mistakes } of instancesOf(family)) {
      expect(isSameAnswer(answer, answer)).toBe(true);
      for (const mistake of mistakes)
        expect(isSameAnswer(mistake, answer), `${mistake} = ${answer}`).toBe(false);
    }
  });

  it('writes problems that the rules for statements let pass', async () => {
    for (const { problem, answer, answerType } of instancesOf(family, 20)) {
      for (const rule of [selfContained(), singleAnswer(), notAProof(), notMultipleChoice(), shortAnswer()]) {
        const candidate = problemRecord(family.subject, problem, answer, answerType);
        const verdict = await rule.check(candidate, cutOff());

        expect(verdict, `${rule.name}: ${problem}`).toEqual({ kind: 'pass' });
      }
    }
  });
});

describe('families together', () => {
  it('have answers of every type, and of every shape that the types stand for', () => {
    const instances = families.flatMap((family) => instancesOf(family, 5));
    const shapes = {
      fraction: /^-?\d+\/\d+$/u,
      quantity: /^\d+\.\d+ [A-Za-z]+$/u,
      matrix: /^\[\[.*\]\]$/u,
      set: /^\{.*\}$/u,
      polynomial: /^-?\d*x [+-] \d+$/u,
      formula: /^C\d+H\d+/u,
    };

    expect(new Set(instances.map(({ answerType }) => answerType))).toEqual(new Set(answerTypes));
    for (const shape of Object.values(shapes)) {
      expect(
        instances.some(({ answer }) => shape.test(answer)),
        `${shape}`,
      ).toBe(true);
    }
  });
});

describe('truthOf', () => {
  it.each([
    [
      'The 6 corners of a regular polygon are each given one of 2 colors. Two colorings count as the same when a power of the rotation by 1 corners carries one into the other. How many different colorings are there?',
      '14',
    ],
    [
      'The 6 corners of a regular polygon are each given one of 2 colors. Two colorings count as the same when a power of the rotation by 3 corners carries one into the other. How many different colorings are there?',
      '36',
    ],
    [
      'Let N = 3^E with E = 2^4. Determine the least non-negative residue of N modulo 101.',
      `${3 ** 16 % 101}`,
    ],
    [
      'A finite automaton over an alphabet of 2 letters, one of which is a, accepts exactly the words that do not contain a block of 2 consecutive letters a. How many words of length 10 does it accept?',
      '144',
    ],
    [
      'A process requests the pages 1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5, 5, 5, 5, 5 in this order. Memory has 3 frames, is empty at first and evicts the least recently used page when it is full. How many page faults occur?',
      '10',
    ],
    [
      'A diplomat notes 14 October 1811 in the Julian calendar as the day on which a siege began; it was lifted 11 days later. On which date of the Gregorian calendar was it lifted? Answer in the form day, name of the month, year.',
      '6 November 1811',
    ],
    [
      'Derive the surface form of /ti.ka.ta/ (dots mark syllables and are dropped in the answer). Three ordered processes apply, each a single time: voicing, apocope, devoicing. Voicing turns p, t, k between vowels into b, d, g; apocope drops a word-final vowel; devoicing turns word-final b, d, g into p, t, k. The vowels are a, i and u.',
      'tigat',
    ],
    [
      'The lines of the first stanza of a long poem end, in order, with the words river, stone, lantern, winter, orchard, ash. Each further stanza reuses these end-words in the spiral order of the sestina: last, first, last but one, second, and so on inwards, always with respect to the stanza before. Which word ends line 1 of stanza 3?',
      'lantern',
    ],
  ])('knows the answer worked out by hand: %s', (problem, answer) => {
    expect(truthOf(problem)?.answer ?? '').toBe(answer);
  });

  it.each(['', 'What is 2 + 2?', 'Let N = 3^E with E = 2^4. Determine the least residue.'])(
    'knows nothing of another text: %j',
    (problem) => {
      expect(truthOf(problem)).toBeNull();
    },
  );

  it('does not compute with parameters that no problem has', () => {
    const huge =
      'Let N = 3^E with E = 2^999999999. Determine the least non-negative residue of N modulo 101.';

    expect(truthOf(huge)).toBeNull();
  });
});
