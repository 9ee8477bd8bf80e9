import { integer, integers } from '../field.ts';
import { defineFamily, type ProblemFamily } from '../problem-family.ts';

function countMisses(requests: readonly number[], frames: number, isRecency: boolean): number {
  let held: number[] = [];
  let misses = 0;
  for (const page of requests) {
    const isHit = held.includes(page);
    if (!isHit) misses += 1;
    if (isHit && isRecency) held = [...held.filter((other) => other !== page), page];
    if (!isHit) held = [...held, page].slice(-frames);
  }
  return misses;
}

export const pageFaults: ProblemFamily = defineFamily({
  name: 'page-faults',
  subject: 'Computer Science',
  answerType: 'integer',
  fields: { frames: integer(3, 6), requests: integers(16, 26, 9) },
  wordings: [
    'A process requests the pages {requests} in this order. Memory[[ has {frames} frames,]] is empty at first and evicts the least recently used page when it is full. How many page faults occur?',
    'An initially empty cache with least-recently-used replacement[[ and room for {frames} blocks]] serves the block requests {requests} one after another. Determine the number of misses.',
  ],
  solve: ({ frames, requests }) => {
    const misses = countMisses(requests, frames, true);
    return {
      answer: `${misses}`,
      steps: [
        `There are ${requests.length} requests to ${new Set(requests).size} different pages, and ${frames} places.`,
        'Keep the held pages in order of their last use; a hit moves its page to the end, a miss appends it and drops the first if the memory is full.',
        `Going through the list request by request, ${requests.length - misses} requests are hits and ${misses} are misses.`,
      ],
      mistakes: [
        `${countMisses(requests, frames, false)}`,
        `${requests.length - misses}`,
        `${countMisses(requests, frames - 1, true)}`,
        `${misses + 1}`,
      ],
    };
  },
});
