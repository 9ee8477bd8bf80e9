import type { ClippedText, EntryOpinion, ReportEntry } from '../../report-entry.ts';
import { words } from '../format.ts';
import { kindName, ruleWords } from '../outcome-names.ts';

/** The texts of a row that a search looks through: all that is shown of it, in the words in which it is shown. */
export function entryTexts(entry: ReportEntry): readonly string[] {
  const { problem, reasoning, solution, votes = [], rule, judge, judgeSwapped, replies = [] } = entry;
  const hasSplit = new Set(votes.map(({ verdict }) => verdict)).size > 1;
  return [
    entry.id,
    entry.subject,
    ...entry.topicPath,
    kindName(entry),
    entry.outcome,
    words(entry.outcome),
    entry.stage ?? '',
    entry.by ?? '',
    entry.reason ?? '',
    words(entry.reason ?? ''),
    entry.nextRun ?? '',
    ...[problem, reasoning, solution].flatMap(partsOf),
    entry.answer ?? '',
    entry.answerType ?? '',
    entry.finalAnswer ?? '',
    entry.finishReason ?? '',
    ...votes.flatMap(({ model, verdict, reason }) => said(model, verdict, reason)),
    ...(rule === undefined ? [] : said('comparison', ruleWords(rule), '')),
    ...opinionTexts('judge', judge),
    ...opinionTexts('judge, answers swapped', judgeSwapped),
    entry.isDisagreement === true ? 'rule and judge disagree' : '',
    hasSplit ? 'verifiers disagree' : '',
    // Not the prompts: their words are in every row.
    ...replies.flatMap(({ slot, model, text, reasoning }) => [
      slot,
      model,
      ...[text, reasoning].flatMap(partsOf),
    ]),
    ...entry.models.map(([, model]) => model),
  ];
}

/** A verdict before its name, as in the page, and after it, as people write it. */
function said(name: string, verdict: string, reason: string): readonly string[] {
  return [`${verdict} ${name} ${reason}`, `${name}: ${verdict}`, `${name} ${verdict}`];
}

function opinionTexts(name: string, opinion: EntryOpinion | undefined): readonly string[] {
  return opinion === undefined ? [] : said(name, opinion.verdict, opinion.reason);
}

function partsOf(clipped: ClippedText | undefined): readonly string[] {
  return clipped === undefined ? [] : [clipped.head, clipped.tail];
}
