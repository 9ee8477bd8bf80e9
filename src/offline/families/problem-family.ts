import type { AnswerType } from '../../core/records/records.ts';
import { isSameAnswer, nearMisses } from '../offline-answer.ts';
import type { Random } from '../offline-random.ts';
import type { Field } from './field.ts';
import { type CompiledWording, compileWording, readWording, writeWording } from './wording.ts';

/** One problem of a family. */
export interface ProblemInstance {
  readonly problem: string;
  /** The same problem with a needed datum left out. */
  readonly ambiguousProblem: string;
  readonly answer: string;
  readonly answerType: AnswerType;
  readonly steps: readonly string[];
  /** Plausible wrong answers. */
  readonly mistakes: readonly [string, ...string[]];
}

/** Why no single checkable answer follows from a text. */
export type ProblemFlaw = 'ambiguous' | 'unanswerable' | 'proof' | 'multi-part';

/** What can be seen in a text alone. */
export type Recognition =
  | { readonly kind: 'complete'; readonly subject: string; readonly instance: ProblemInstance }
  | FlawedProblem;

/** A text that is no good problem. */
export interface FlawedProblem {
  readonly kind: 'flawed';
  readonly subject: string;
  readonly flaw: ProblemFlaw;
  readonly answerType: AnswerType;
  /** What those who do not see the flaw answer; null when each answers something else. */
  readonly usualAnswer: string | null;
}

/** A kind of problem with parameters: makes instances, and reads the parameters back from the text alone. */
export interface ProblemFamily {
  readonly name: string;
  readonly subject: string;
  readonly instance: (random: Random) => ProblemInstance;
  /** Finds a problem of this family in a text on one line, with any text around it. */
  readonly recognise: (line: string) => Recognition | null;
}

/** What a family computes from its parameters. */
export interface Solution {
  readonly answer: string;
  readonly steps: readonly string[];
  /** Plausible wrong answers. Numbers near the true one serve when there are none. */
  readonly mistakes?: readonly string[];
}

/** How each parameter is drawn, written and read. */
export type FieldsOf<Parameters> = { readonly [Name in keyof Parameters]: Field<Parameters[Name]> };

/** A family as data and one function. */
export interface FamilyDefinition<Parameters> {
  readonly name: string;
  readonly subject: string;
  readonly answerType: AnswerType;
  readonly fields: FieldsOf<Parameters>;
  /**
   * The problem in several wordings, with each parameter as `{name}`. The ambiguous variant leaves out what is
   * in `[[...]]`.
   */
  readonly wordings: readonly [string, ...string[]];
  /** Refuses parameters that make no good problem. */
  readonly accepts?: (parameters: Parameters) => boolean;
  readonly solve: (parameters: Parameters) => Solution;
}

/** Makes a family of its definition. */
export function defineFamily<Parameters>(definition: FamilyDefinition<Parameters>): ProblemFamily {
  const { name, subject, answerType, fields, accepts = () => true } = definition;
  const [first, ...others] = definition.wordings;
  const wordings: [CompiledWording, ...CompiledWording[]] = [
    compileWording(first, fields),
    ...others.map((wording) => compileWording(wording, fields)),
  ];

  function instanceOf(parameters: Parameters, wording: CompiledWording): ProblemInstance {
    const { answer, steps, mistakes = [] } = definition.solve(parameters);
    return {
      problem: writeWording(wording.complete, fields, parameters),
      ambiguousProblem: writeWording(wording.ambiguous, fields, parameters),
      answer,
      answerType,
      steps,
      // Seldom asked for, and dear: comparing answers takes longer than most families take to solve.
      get mistakes(): readonly [string, ...string[]] {
        const [mistake, ...more] = mistakes.filter((other) => !isSameAnswer(other, answer));
        return mistake === undefined ? nearMisses(answer) : [mistake, ...more];
      },
    };
  }

  return {
    name,
    subject,
    instance: (random) => {
      for (;;) {
        const parameters = collect(fields, (field) => field.draw(random));
        if (parameters !== null && accepts(parameters)) return instanceOf(parameters, random.pick(wordings));
      }
    },
    recognise: (line) => {
      for (const wording of wordings) {
        const found = readWording(wording.complete, line);
        if (found === null) continue;
        const parameters = collect(fields, (field, parameter) => field.read(found[parameter] ?? ''));
        if (parameters !== null && accepts(parameters)) {
          return { kind: 'complete', subject, instance: instanceOf(parameters, wording) };
        }
      }
      const isAmbiguous = wordings.some((wording) => readWording(wording.ambiguous, line) !== null);
      return isAmbiguous
        ? { kind: 'flawed', subject, flaw: 'ambiguous', answerType, usualAnswer: null }
        : null;
    },
  };
}

/** Gathers one value per field; null when one is missing. */
export function collect<Parameters>(
  fields: FieldsOf<Parameters>,
  take: <Value>(field: Field<Value>, name: string) => Value | null,
): Parameters | null {
  const values: Partial<Parameters> = {};
  for (const name in fields) values[name] = take(fields[name], name) ?? undefined;
  return isComplete(values, fields) ? values : null;
}

function isComplete<Parameters>(
  values: Partial<Parameters>,
  fields: FieldsOf<Parameters>,
): values is Parameters {
  for (const name in fields) if (values[name] === undefined) return false;
  return true;
}
