import { type OfflineOptions, resolveOfflineOptions } from '../../src/offline/offline-options.ts';
import { type OfflineReply, offlineReply } from '../../src/offline/offline-reply.ts';
import { truthOf } from '../../src/offline/offline-truth.ts';
import { fenced } from '../../src/prompting/fence.ts';

/** Rates at which nothing goes wrong. */
export const flawless: OfflineOptions = {
  errors: {
    wrongReference: 0,
    ambiguousProblem: 0,
    unanswerableProblem: 0,
    offTopicProblem: 0,
    proofProblem: 0,
    multiPartProblem: 0,
    wrongTrajectory: 0,
    offProblemTrajectory: 0,
    judgeFalseAccept: 0,
    judgeFalseReject: 0,
    verifierFalseAccept: 0,
    verifierFalseReject: 0,
    duplicateTopic: 0,
    vagueTopic: 0,
  },
  faults: { malformedReply: 0, truncatedTrajectory: 0, refusal: 0 },
};

export interface Question {
  readonly modelId?: string;
  readonly user: string;
  readonly sample?: string;
  /** A refused reply and the complaint about it. */
  readonly refused?: readonly [reply: string, complaint: string];
  readonly maxOutputTokens?: number;
}

/** Asks an offline model directly. */
export function ask(question: Question, options: OfflineOptions = flawless): OfflineReply {
  const { modelId = 'offline-a', user, sample = 'slot:0:0:0', refused } = question;
  const again = refused ?? [];
  const turns = [
    { role: 'user' as const, text: user },
    ...again.map((text, index) => ({ role: index === 0 ? ('assistant' as const) : ('user' as const), text })),
  ];
  const cap = question.maxOutputTokens ?? null;
  return offlineReply({ modelId, turns, sample }, cap, resolveOfflineOptions(options));
}

export function generatePrompt(subject: string, topic: string, aspect = 'counting'): string {
  return `${fenced('Subject', subject)}\n\n${fenced('Topic', topic)}\n\nAspect: ${aspect}`;
}

/** Asks about a problem under the subject that it belongs to, unless another one is named. */
export function validatePrompt(
  problem: string,
  answer: string,
  subject: string = truthOf(problem)?.subject ?? 'Physics',
): string {
  return [
    fenced('Subject', subject),
    fenced('Topic', 'Optics'),
    fenced('Problem', problem),
    fenced('Answer', answer),
  ].join('\n\n');
}

export function labelPrompt(problem: string, reference: string, final: string): string {
  return [
    fenced('Problem', problem),
    fenced('Reference answer', reference),
    fenced('Final answer', final),
  ].join('\n\n');
}

export function expandPrompt(subject: string, listed: readonly string[] = [], area?: string): string {
  return [
    'Name topics.\n\nTopics:\nfirst name',
    fenced('Subject', subject),
    ...(area === undefined ? [] : [fenced('Area', area)]),
    ...(listed.length === 0 ? [] : [fenced('Topics already listed', listed.join('\n'))]),
  ].join('\n\n');
}

/** The section of a generated problem. */
export function sectionOf(text: string, name: string): string {
  return (
    new RegExp(`(?:^|\\n\\n)${name}:\\n([\\s\\S]*?)(?=\\n\\n[A-Z][a-z ]+:\\n|$)`, 'u').exec(text)?.[1] ?? ''
  );
}

export function verdictOf({ text }: OfflineReply): string {
  return /^Verdict: (\w+)$/mu.exec(text)?.[1] ?? 'none';
}

/** Share of the numbers 0 to `count` - 1 for which something holds. */
export function shareOf(count: number, holds: (index: number) => boolean): number {
  let hits = 0;
  for (let index = 0; index < count; index += 1) if (holds(index)) hits += 1;
  return hits / count;
}
