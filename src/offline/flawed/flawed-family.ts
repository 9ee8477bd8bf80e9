import type { AnswerType } from '../../core/records/records.ts';
import { collect, type FieldsOf, type FlawedProblem } from '../families/problem-family.ts';
import { compileWording, readWording, writeWording } from '../families/wording.ts';
import type { Random } from '../offline-random.ts';

/** A text that passes for a problem, with what its author takes for the answer. */
export interface FlawedInstance {
  readonly problem: string;
  readonly answer: string;
  readonly answerType: AnswerType;
}

/** A kind of bad problem with parameters. */
export interface FlawedFamily {
  readonly subject: string;
  readonly flaw: FlawedProblem['flaw'];
  readonly instance: (random: Random) => FlawedInstance;
  /** Finds a text of this kind in a text on one line, with any text around it. */
  readonly recognise: (line: string) => FlawedProblem | null;
}

/** A kind of bad problem as data. */
export interface FlawedDefinition<Parameters> {
  readonly subject: string;
  readonly flaw: FlawedProblem['flaw'];
  readonly fields: FieldsOf<Parameters>;
  /** The text in several wordings, with each parameter as `{name}`. */
  readonly wordings: readonly [string, ...string[]];
  /** The answer that all solvers find; left out when there is nothing to go by and each guesses a whole number. */
  readonly usualAnswer?: string;
}

/** Makes a kind of bad problem of its definition. */
export function defineFlawed<Parameters>(definition: FlawedDefinition<Parameters>): FlawedFamily {
  const { subject, flaw, fields, usualAnswer = null } = definition;
  const [first, ...others] = definition.wordings;
  const [wording, ...more] = [first, ...others].map((text) => compileWording(text, fields).complete);
  if (wording === undefined) throw new Error(`no wording for ${flaw} in ${subject}`);
  const answerType = usualAnswer === null ? 'integer' : 'text';
  return {
    subject,
    flaw,
    instance: (random) => {
      const template = random.pick([wording, ...more]);
      const parameters = collect(fields, (field) => field.draw(random));
      const problem = parameters === null ? '' : writeWording(template, fields, parameters);
      return { problem, answer: usualAnswer ?? `${random.integer(2, 900)}`, answerType };
    },
    recognise: (line) => {
      const isFound = [wording, ...more].some((template) => readWording(template, line) !== null);
      return isFound ? { kind: 'flawed', subject, flaw, answerType, usualAnswer } : null;
    },
  };
}
