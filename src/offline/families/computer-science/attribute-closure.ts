import type { Random } from '../../offline-random.ts';
import { type Field, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';
import { setText } from '../set-text.ts';

interface Dependency {
  readonly from: readonly string[];
  readonly to: string;
}

const attributes = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

const dependencies: Field<readonly Dependency[]> = {
  draw: (random) => Array.from({ length: random.integer(5, 8) }, () => drawDependency(random)),
  write: (all) => all.map(({ from, to }) => `${from.join('')} -> ${to}`).join('; '),
  pattern: '[A-H]{1,2} -> [A-H](?:; [A-H]{1,2} -> [A-H])*',
  read: (text) => {
    const all = text.split('; ').map((one) => ({ from: [...one.slice(0, -5)], to: one.slice(-1) }));
    return all.length >= 5 && all.length <= 8 ? all : null;
  },
};

function drawDependency(random: Random): Dependency {
  const [to = 'A', ...from] = random.shuffle(attributes).slice(0, random.integer(2, 3));
  return { from: from.sort(), to };
}

function closureOf(start: readonly string[], all: readonly Dependency[]): string[] {
  const closure = new Set(start);
  for (let size = 0; size < closure.size; ) {
    size = closure.size;
    for (const { from, to } of all) if (from.every((one) => closure.has(one))) closure.add(to);
  }
  return [...closure].sort();
}

export const attributeClosure: ProblemFamily = defineFamily({
  name: 'attribute-closure',
  subject: 'Computer Science',
  answerType: 'set',
  fields: { start: sequence(attributes, { from: 2, to: 2, isDistinct: true }), dependencies },
  wordings: [
    'A relation with the attributes A to H satisfies the functional dependencies {dependencies}. Determine the closure of the attributes[[ {start}]] under these dependencies, as a set.',
    'In a schema over the attributes A, B, C, D, E, F, G, H exactly the dependencies {dependencies} and what follows from them hold. Find the set of all attributes that are fixed once the attributes[[ {start}]] are.',
  ],
  accepts: ({ start, dependencies: all }) => closureOf(start, all).length >= 4,
  solve: ({ start, dependencies: all }) => {
    const closure = closureOf(start, all);
    const once = closureOf(start, all.slice(0, -1));
    return {
      answer: setText(closure),
      steps: [
        `Start with ${setText(start)}.`,
        `Apply each of the ${all.length} dependencies whose left side is contained, until nothing new is added.`,
        `The process ends with ${closure.length} attributes, ${setText(closure)}.`,
      ],
      mistakes: [
        setText(once.length < closure.length ? once : closure.slice(1)),
        setText(closure.slice(0, -1)),
        setText([...start].sort()),
      ],
    };
  },
});
