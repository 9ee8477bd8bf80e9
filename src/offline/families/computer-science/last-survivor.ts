import { integer, sequence } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function lastOf(names: readonly string[], step: number): string {
  let place = 0;
  for (let count = 2; count <= names.length; count += 1) place = (place + step) % count;
  return names[place] ?? '';
}

export const lastSurvivor: ProblemFamily = defineFamily({
  name: 'last-survivor',
  subject: 'Computer Science',
  answerType: 'name',
  fields: {
    nodes: sequence<string>(
      [
        'atlas',
        'basil',
        'cedar',
        'delta',
        'ember',
        'fjord',
        'garnet',
        'helix',
        'indigo',
        'juniper',
        'krypton',
      ],
      { from: 6, to: 10, isDistinct: true },
    ),
    step: integer(2, 40),
  },
  wordings: [
    'The nodes {nodes} form a ring in this order. A token starts at the first node, which it counts as one, and moves on node by node, counting only nodes that are still alive. Whenever it has counted[[ {step}]] nodes, the last one counted shuts down, and the count begins anew with the next node. Name the node that remains.',
    'A leader is elected on a ring of servers by elimination. The servers are, in the order of the ring, {nodes}. Counting starts with the first of them, servers that are out are skipped, and every server on which the count reaches[[ {step}]] drops out, whereupon counting restarts at 1 with its successor. Name the server that is left as leader.',
  ],
  solve: ({ nodes, step }) => {
    const winner = lastOf(nodes, step);
    return {
      answer: winner,
      steps: [
        `Number the ${nodes.length} places from 0; with one node left the winner has place 0.`,
        `Going back one round from n - 1 to n nodes shifts the place by ${step} modulo n.`,
        `After the shift for n = ${nodes.length} the place is ${nodes.indexOf(winner)}, which is ${winner}.`,
      ],
      mistakes: [lastOf(nodes, step + 1), lastOf(nodes, step - 1), ...nodes],
    };
  },
});
