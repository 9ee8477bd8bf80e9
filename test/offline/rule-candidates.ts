import { problemId, topicId } from '../../src/core/records/ids.ts';
import type { Problem, Topic } from '../../src/core/records/records.ts';
import type { RuleContext, SiblingTools } from '../../src/core/records/rule.ts';

export function topicRecord(subject: string, topic: string): Topic {
  const id = topicId(subject, [topic]);
  return { kind: 'topic', id, subject, topic, topicPath: [subject, topic], guidance: null, models: {} };
}

export function problemRecord(
  subject: string,
  problem: string,
  answer: string,
  answerType: Problem['answerType'],
): Problem {
  const topic = topicRecord(subject, 't');
  const id = problemId(topic.id, problem, answer, answerType);
  return { ...topic, kind: 'problem', id, topicId: topic.id, problem, answer, answerType };
}

/** What a rule gets that needs nothing but its candidate. */
export function cutOff<Candidate>(): RuleContext<Candidate> {
  const tools: SiblingTools<Candidate> = {
    call: () => Promise.reject(new Error('makes no call')),
    embed: () => Promise.reject(new Error('makes no call')),
    decide: () => Promise.reject(new Error('takes no decision')),
    shared: (_, create) => create(),
    siblings: () => Promise.reject(new Error('looks at no sibling')),
    signal: new AbortController().signal,
  };
  return tools;
}
