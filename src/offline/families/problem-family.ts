import type { AnswerType } from '../../core/records.ts';
import { nearMisses } from '../offline-answer.ts';
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

/** What a family sees in a text. */
export type Recognition =
  | { readonly kind: 'complete'; readonly instance: ProblemInstance }
  | { readonly kind: 'ambiguous'; readonly answerType: AnswerType };

/** A kind of problem with parameters: makes instances, and reads the parameters back from the text alone. */
export interface ProblemFamily {
  readonly name: string;
  readonly subject: string;
  readonly instance: (random: Random) => ProblemInstance;
  /** Finds a problem of this family in a text, whatever stands around it. */
  readonly recognise: (text: string) => Recognition | null;
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
   * The problem in several wordings, with each parameter as `{name}`. The ambiguous variant leaves out what stands
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
    const [mistake, ...more] = mistakes.filter((other) => other !== answer);
    return {
      problem: writeWording(wording.complete, fields, parameters),
      ambiguousProblem: writeWording(wording.ambiguous, fields, parameters),
      answer,
      answerType,
      steps,
      mistakes: mistake === undefined ? nearMisses(answer) : [mistake, ...more],
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
    recognise: (text) => {
      const line = text.replace(/\s+/gu, ' ');
      for (const wording of wordings) {
        const found = readWording(wording.complete, line);
        if (found === null) continue;
        const parameters = collect(fields, (field, parameter) => field.read(found[parameter] ?? ''));
        if (parameters !== null && accepts(parameters)) {
          return { kind: 'complete', instance: instanceOf(parameters, wording) };
        }
      }
      const isAmbiguous = wordings.some((wording) => readWording(wording.ambiguous, line) !== null);
      return isAmbiguous ? { kind: 'ambiguous', answerType } : null;
    },
  };
}

/** Gathers one value per field; null when one is missing. */
function collect<Parameters>(
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
