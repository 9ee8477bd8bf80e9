import { recognise } from '../offline-truth.ts';
import { errorDraw, type Part } from './part.ts';

/** Orders problems by each criterion it is asked for: one that can be answered before one that cannot, up to its own noise. */
export const ranker: Part = (prompt, options) => {
  const shown = [...prompt.data].flatMap(([label, problem]) => {
    const letter = /^Problem ([A-Z])$/u.exec(label)?.[1];
    return letter === undefined ? [] : [{ letter, problem }];
  });
  const lines = prompt.instructions.split('\n').filter((line) => asked.test(line));
  const ranked = [...new Set(lines)].map((line) => {
    const criterion = line.slice(0, line.indexOf(':'));
    const order = shown
      .map(({ letter, problem }) => ({
        letter,
        merit: soundness(problem) + NOISE * errorDraw('rank', [criterion, problem], prompt, options),
      }))
      .sort((left, right) => right.merit - left.merit);
    return `${criterion}: ${order.map(({ letter }) => letter).join(' > ')}`;
  });
  return { text: ranked.join('\n'), reasoning: null };
};

/** Above the worth of a sound problem, so that some rankings are wrong. */
const NOISE = 1.5;

/** The form that a line of the reply is to have, such as `Clarity: <letter> > <letter>`. */
const asked = /^[^:]{1,60}: <letter>(?: > <letter>)+$/u;

/** Of a text that is no problem of the offline models nothing is known. */
function soundness(problem: string): number {
  const recognition = recognise(problem);
  if (recognition === null) return 0.5;
  return recognition.kind === 'flawed' ? 0 : 1;
}
