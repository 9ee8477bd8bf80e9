import { markdownTable, shownShare, tableText } from '../figures/markdown.ts';
import type { DifficultyResult } from './difficulty-result.ts';

/** Most problems that a list shows. */
const MOST_LISTED = 20;

/** Writes the figures of a probe as tables. Texts are escaped. */
export function difficultyTable(
  accuracy: DifficultyResult['accuracy'],
  groups: DifficultyResult['groups'],
  { trivial, neverSolved, suspects }: Pick<DifficultyResult, 'trivial' | 'neverSolved' | 'suspects'>,
): string {
  const count = (list: readonly { readonly source: string }[], source: string): string =>
    String(list.filter((each) => each.source === source).length);
  const bySubject = groups.filter(({ by }) => by !== 'topic');
  return [
    markdownTable(
      ['source', 'model', 'problems', 'attempts', 'accuracy', 'solved by all', 'solved by none', 'suspect'],
      accuracy.map((each) => [
        tableText(each.source),
        tableText(each.model),
        String(each.n),
        String(each.attempts),
        shownShare(each),
        count(trivial, each.source),
        count(neverSolved, each.source),
        count(suspects, each.source),
      ]),
    ),
    markdownTable(
      ['source', 'model', 'by', 'group', 'problems', 'accuracy'],
      bySubject.map((each) => [
        tableText(each.source),
        tableText(each.model),
        each.by === 'subject' ? 'subject' : 'answer type',
        tableText(each.group),
        String(each.n),
        shownShare(each),
      ]),
    ),
    ...(suspects.length === 0
      ? []
      : [
          markdownTable(
            ['suspect problem', 'source', 'reference', 'attempts agree on'],
            suspects
              .slice(0, MOST_LISTED)
              .map(({ id, source, reference, agreedAnswer, agreed, attempts }) => [
                tableText(id),
                tableText(source),
                tableText(reference),
                `${tableText(agreedAnswer)} (${agreed} of ${attempts})`,
              ]),
          ),
        ]),
  ].join('\n\n');
}
