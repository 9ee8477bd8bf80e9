import { pass, reject } from '../../core/outcome.ts';
import type { Topic } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { defineRule } from '../define-rule.ts';

/** Words that head a name without naming a field. */
const hollow: ReadonlySet<string> = new Set(
  `advances applications areas basics breakthroughs careers challenges concepts developments directions education
  engagement frontiers fundamentals innovations introduction issues literacy miscellaneous miscellany opportunities other
  others outreach overview pedagogy perspectives problems prospects questions subjects subfields teaching themes topics
  trends`.split(/\s+/u),
);

/** Words that add nothing to a hollow one. */
const filler: ReadonlySet<string> = new Set(
  `a additional advanced an and applied as at basic broad communication contemporary cross current disciplinary emerging
  for from further future general hot important in interdisciplinary its key learning main modern more multidisciplinary
  new novel of on open or professional public recent regulation research safety science scientific selected special
  specialized the to unsolved various with`.split(/\s+/u),
);

/**
 * Refuses a topic that names no field, such as "Emerging directions" or "Interdisciplinary and applied areas".
 *
 * Makes no model call. A name is refused only when every word of it is hollow, filler or the subject's own name, so
 * that "Applied linguistics" or "Modern physics" stays.
 *
 * @returns A rule for topics whose rejections carry the code `content-free-topic`.
 *
 * @example
 * ```ts
 * const stage = expand({ model, defaultRules: false, rules: [contentfulTopic()] });
 * ```
 */
export function contentfulTopic(): Rule<Topic> {
  return defineRule<Topic>({
    name: 'contentful-topic',
    version: '2',
    check: ({ topic, subject }) => {
      const words = wordsOf(topic);
      if (words.length === 0) return reject('content-free-topic', 'the name holds no word');
      const own = wordsOf(subject);
      const rest = words.filter((word) => !filler.has(word) && !own.some((name) => isKin(name, word)));
      if (rest.length === 0 || rest.some((word) => !hollow.has(word))) return pass();
      return reject('content-free-topic', 'the name speaks of topics in general and names no field');
    },
  });
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tells whether two words share their stem: "chemistry" and "chemical". */
function isKin(left: string, right: string): boolean {
  return left === right || (left.length > 5 && right.length > 5 && left.slice(0, 5) === right.slice(0, 5));
}
