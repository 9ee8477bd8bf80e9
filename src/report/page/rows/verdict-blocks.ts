import type { EntryOpinion, ReportEntry } from '../../report-entry.ts';
import { data, make } from '../make-element.ts';
import { mathText } from '../math-element.ts';
import { ruleWords } from '../outcome-names.ts';
import { block } from './text-blocks.ts';

/** What comparison, judge and verifiers said of a row. */
export function verdictBlocks({
  votes = [],
  rule,
  judge,
  judgeSwapped,
}: ReportEntry): readonly HTMLElement[] {
  const said = (name: string, verdict: string, tone: string, reason: string): HTMLElement =>
    make(
      'li',
      {},
      make('span', { class: `badge ${tone}` }, verdict),
      ' ',
      make('strong', {}, data(name)),
      reason === '' ? null : make('span', { class: 'reason', dir: 'auto' }, mathText(reason)),
    );
  const opinion = (name: string, given: EntryOpinion | undefined): readonly HTMLElement[] =>
    given === undefined
      ? []
      : [said(name, given.verdict, given.verdict === 'correct' ? 'correct' : 'incorrect', given.reason)];
  const labels = [
    ...(rule === undefined
      ? []
      : [
          said(
            'comparison',
            ruleWords(rule),
            rule === 'equal' ? 'correct' : rule === 'different' ? 'incorrect' : 'plain',
            '',
          ),
        ]),
    ...opinion('judge', judge),
    ...opinion('judge, answers swapped', judgeSwapped),
  ];
  const ballots = votes.map(({ model, verdict, reason }) =>
    said(model, verdict, verdict === 'valid' ? 'correct' : 'refused', reason),
  );
  return [
    ...(labels.length === 0 ? [] : [block('Label', make('ul', { class: 'verdicts' }, ...labels))]),
    ...(ballots.length === 0
      ? []
      : [block('Votes on the problem', make('ul', { class: 'verdicts' }, ...ballots))]),
  ];
}
