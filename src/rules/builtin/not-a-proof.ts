import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';
import { squeezedSpace } from '../squeezed-space.ts';

/** Where an order to the solver can begin. */
const start = String.raw`(?:^|[.!?;:]\s+|\n[^\S\n]*|\)\s+|\b(?:please|rigorously|then)\s+)`;

const asksForProof = new RegExp(
  `${start}(?:(?:rigorously |formally )?(?:prove|disprove|show|demonstrate|establish|justify)(?: rigorously| formally)?(?: that| the following| or disprove|:)|prove (?:the|this|it)\\b|give (?:a|an|the) (?:[a-z]+ )?proof\\b)`,
  'iu',
);

/** An order to find something, beside which a proof is only an extra. */
const asksForResult =
  /(?:^|[.!?;:,]\s+|\n[^\S\n]*|\)\s+|\b(?:and|then|hence|thus|also|or)\s+)(?:find|determine|compute|calculate|evaluate|derive|express|estimate|solve|identify|name|state|give the|what|how|which|who|when|where)\b|\?/iu;

const isProof = /^(?:proof\b|q\.?\s?e\.?\s?d\b)|(?:\bq\.\s?e\.\s?d\.?|∎|□)\s*$/iu;

/**
 * Refuses a problem that asks for a proof and for nothing else, or whose reference answer is a proof: such an answer
 * cannot be compared.
 *
 * Makes no model call. A problem that asks for a result besides is kept.
 *
 * @returns A rule whose rejections carry the code `proof`.
 *
 * @example
 * ```ts
 * const verdict = await runRule(notAProof(), aProblem({ problem: 'Prove that there are infinitely many primes.' }));
 * // { kind: 'rejected', code: 'proof', ... }
 * ```
 */
export function notAProof(): Rule {
  return defineRule({
    name: 'not-a-proof',
    version: '1',
    check: ({ problem: statement, answer }) => {
      const problem = squeezedSpace(statement);
      if (isProof.test(answer.trim())) return reject('proof', 'the reference answer is a proof');
      if (!asksForProof.test(problem) || asksForResult.test(withoutProofOrders(problem))) return pass();
      return reject('proof', 'the problem asks for a proof and for no result');
    },
  });
}

/** The claim to be proved may speak of finding something; only what is outside such a sentence counts. */
function withoutProofOrders(problem: string): string {
  return problem
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => {
      const order = asksForProof.exec(sentence);
      if (order === null) return sentence;
      const andThen =
        /,? and (?:then |hence |also )?(?:find|determine|compute|calculate|evaluate|derive)\b/iu.exec(
          sentence,
        );
      return `${sentence.slice(0, order.index)}${andThen === null ? '' : sentence.slice(andThen.index)}`;
    })
    .join('\n');
}
