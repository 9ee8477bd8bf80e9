import { pass, reject } from '../../core/outcome.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';
import { squeezedSpace } from '../squeezed-space.ts';

/** Where an order or a question can begin inside a sentence. */
const start = String.raw`(?:^|[,;:]\s+|\)\s+|\b(?:please|briefly|and|then|also)\s+)`;

const opinion =
  /\b(?:what do you (?:think|make of|believe)|in your (?:own )?(?:opinion|view|judge?ment|words)|(?:do|would) you (?:agree|believe|think|feel|recommend)|how do you (?:feel|interpret)|(?:give|share|state|justify|offer|express) your (?:own )?(?:opinion|thoughts?|views?|interpretation|perspective)|argue (?:for or against|for and against|whether))\b/iu;

const effects = 'importance|significance|impact|role|influence|relevance|merits|implications|legacy|extent';

const essay = new RegExp(
  `${start}(?:discuss|comment on|elaborate on|speculate|brainstorm|debate (?:whether|the)|critique (?:the|this)|compare and contrast|to what extent|write an? (?:[a-z]+ )?(?:essay|paragraph|report|reflection|critique|commentary|poem|story)|critically (?:assess|evaluate|analy[sz]e|discuss|examine|compare|review)|reflect (?:up)?on (?:the (?:${effects})|how|what|whether|your)|(?:assess|evaluate|analy[sz]e|examine) the (?:[a-z]+ )?(?:${effects}) (?:of|to)|explain (?:why|how|in your|the (?:[a-z]+ )?(?:${effects}) of)|what (?:is|are|was|were) the (?:[a-z]+ ){0,3}(?:importance|significance|impact|influence|implications|legacy|merits|causes|consequences|advantages|disadvantages|pros and cons|strengths|weaknesses) (?:of|on|for)|what if)\\b`,
  'iu',
);

const openProblems =
  "riemann hypothesis|goldbach(?:['’]s)? conjecture|collatz(?: conjecture| problem)|twin[- ]prime conjecture|abc conjecture|hodge conjecture|p (?:versus|vs\\.?|=|≠) np|p\\s*(?:=|≠|\\\\neq?)\\s*np|open (?:problem|question|conjecture)|unsolved problem|millennium (?:prize )?problem";

const research = new RegExp(
  `${start}(?:resolve|settle|solve|prove|disprove|prove or disprove|decide|attack|is|does)\\b[^.?!\\n]{0,80}\\b(?:${openProblems})\\b|${start}(?:identify|list|give|describe|suggest|propose|formulate|outline|what are)\\s+(?:[a-z]+\\s+){0,4}(?:open (?:problems|questions)|(?:avenues|directions?) for (?:future|further) (?:research|work)|research (?:agenda|directions?|questions?|program(?:me)?)|new conjectures?)\\b`,
  'iu',
);

/** An order or a question with a definite result, beside which the rest is an extra. */
const definite =
  /(?:^|[,;:]\s+|\)\s+|\b(?:and|then|hence|thus|also|or|to|must|please)\s+)(?:find|determine|compute|calculate|evaluate|derive|estimate|solve (?:for|the (?:equation|system|recurrence))|identify|name|count|express|give (?:the|its|your answer|an? exact)|what (?:is|are|was|were|value|number|fraction|percentage)|how (?:many|much|long|far|large|often)|which|who|whose|when|where|(?:in|at|by|to|for|from|with) (?:which|what))\b/iu;

/**
 * Refuses a problem without one definite result: an opinion, an essay, an open research problem.
 *
 * Makes no model call. A problem that asks for a result besides is kept, and so is one that only mentions an open
 * problem, or quotes a question. Linear in the statement.
 *
 * @returns A rule whose rejections carry the code `open-question`.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], rules: [noOpenQuestion()] });
 * ```
 */
export function noOpenQuestion(): Rule {
  return defineRule({
    name: 'no-open-question',
    version: '1',
    check: ({ problem }) => {
      const sentences = squeezedSpace(problem)
        .replace(
          /"[^"\n]{0,400}"|“[^“”\n]{0,400}”|«[^«»\n]{0,400}»|(?<!\p{L})['‘][^'‘’\n]{1,400}['’](?!\p{L})/gu,
          '“”',
        )
        .split(/(?<=[.!?])\s+|\n+/u);
      const found = sentences.map(openness);
      const kind = found.find((one) => one !== null);
      if (kind === undefined || kind === null) return pass();
      const rest = sentences.map((sentence, index) =>
        (found[index] ?? null) === null ? sentence : afterwards(sentence),
      );
      return rest.some((sentence) => definite.test(sentence)) ? pass() : reject('open-question', kind);
    },
  });
}

function openness(sentence: string): string | null {
  if (opinion.test(sentence)) return 'the problem asks for an opinion';
  if (essay.test(sentence)) return 'the problem asks for a discussion';
  return research.test(sentence) ? 'the problem is one of open research' : null;
}

/** What an open sentence goes on to ask: "Discuss the cases and find the number of roots". */
function afterwards(sentence: string): string {
  const order =
    /\b(?:and|then)\s+(?:then |hence |also )?(?:find|determine|compute|calculate|derive|count|give the)\b/iu.exec(
      sentence,
    );
  return order === null ? '' : sentence.slice(order.index);
}
