import { biologyTopics } from './biology.ts';
import { chemistryTopics } from './chemistry.ts';
import { biologyComposition } from './compositions/biology.ts';
import { chemistryComposition } from './compositions/chemistry.ts';
import { computerScienceComposition } from './compositions/computer-science.ts';
import { historyComposition } from './compositions/history.ts';
import { linguisticsComposition } from './compositions/linguistics.ts';
import { literatureComposition } from './compositions/literature.ts';
import { mathematicsComposition } from './compositions/mathematics.ts';
import { physicsComposition } from './compositions/physics.ts';
import { computerScienceTopics } from './computer-science.ts';
import { historyTopics } from './history.ts';
import { linguisticsTopics } from './linguistics.ts';
import { literatureTopics } from './literature.ts';
import { mathematicsTopics } from './mathematics.ts';
import { physicsTopics } from './physics.ts';
import type { KnownSubject } from './topic-stock.ts';
import { unknownSubject } from './unknown-subject.ts';

const subjects: ReadonlyMap<string, KnownSubject> = new Map([
  ['mathematics', { stock: mathematicsTopics, composition: mathematicsComposition }],
  ['computer science', { stock: computerScienceTopics, composition: computerScienceComposition }],
  ['chemistry', { stock: chemistryTopics, composition: chemistryComposition }],
  ['physics', { stock: physicsTopics, composition: physicsComposition }],
  ['literature', { stock: literatureTopics, composition: literatureComposition }],
  ['history', { stock: historyTopics, composition: historyComposition }],
  ['biology', { stock: biologyTopics, composition: biologyComposition }],
  ['linguistics', { stock: linguisticsTopics, composition: linguisticsComposition }],
]);

/** What the offline models know of a subject: made-up names for one that they have never heard of. */
export function knownSubject(subject: string): KnownSubject {
  return subjects.get(subject.trim().toLowerCase()) ?? unknownSubject(subject.trim());
}
