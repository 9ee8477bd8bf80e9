import { biologyTopics } from './biology.ts';
import { chemistryTopics } from './chemistry.ts';
import { composedTopics } from './composed.ts';
import { computerScienceTopics } from './computer-science.ts';
import { historyTopics } from './history.ts';
import { linguisticsTopics } from './linguistics.ts';
import { literatureTopics } from './literature.ts';
import { mathematicsTopics } from './mathematics.ts';
import { physicsTopics } from './physics.ts';
import type { TopicStock } from './topic-stock.ts';

const stocks: ReadonlyMap<string, TopicStock> = new Map([
  ['mathematics', mathematicsTopics],
  ['computer science', computerScienceTopics],
  ['chemistry', chemistryTopics],
  ['physics', physicsTopics],
  ['literature', literatureTopics],
  ['history', historyTopics],
  ['biology', biologyTopics],
  ['linguistics', linguisticsTopics],
]);

/** The areas and topics that the offline models know of a subject; composed ones for a subject they do not know. */
export function topicStockOf(subject: string): TopicStock {
  return stocks.get(subject.trim().toLowerCase()) ?? composedTopics(subject.trim());
}
