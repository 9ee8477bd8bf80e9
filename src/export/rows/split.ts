import { contentHash } from '../../core/content-hash.ts';
import type { ConfigurationIssue } from '../../errors/configuration-error.ts';
import { isOptions } from '../../errors/options-issues.ts';
import { shownValue } from '../../errors/shown-value.ts';

/** Shares of the problems, by name of the split, such as `{ validation: 0.05 }`; the rest is `train`. */
export interface Split {
  readonly [name: string]: number;
}

/** Names of the splits, `train` first. */
export function splitNames(split: Split | undefined): readonly string[] {
  return split === undefined ? [] : ['train', ...Object.keys(split)];
}

/**
 * Gives the split of a problem: by a hash of its text, so that each problem lies in one split only, also when it was
 * made twice or differs in case, spaces and punctuation, and stays there when the dataset grows.
 */
export function splitOf(problem: string, split: Split | undefined): string | null {
  if (split === undefined) return null;
  const letters = problem
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const position = Number.parseInt(contentHash('split', letters).slice(0, 12), 16) / 2 ** 48;
  let from = 0;
  for (const [name, share] of Object.entries(split)) {
    from += share;
    if (position < from) return name;
  }
  return 'train';
}

/** Says what is wrong with the shares. */
export function splitIssues(option: string, split: unknown): readonly ConfigurationIssue[] {
  if (split === undefined) return [];
  if (!isOptions(split) || Object.keys(split).length === 0) {
    return [
      { option, message: `must be shares by name such as { validation: 0.05 }, got ${shownValue(split)}` },
    ];
  }
  const shares: readonly [string, unknown][] = Object.entries(split);
  const wrong = shares.flatMap(([name, share]) => [
    ...(name !== 'train' && /^[a-z][a-z0-9_]{0,40}$/u.test(name)
      ? []
      : [{ option: `${option}.${name.slice(0, 40)}`, message: nameMessage }]),
    ...(typeof share === 'number' && share > 0 && share < 1
      ? []
      : [
          {
            option: `${option}.${name.slice(0, 40)}`,
            message: `must be a share above 0 and below 1, got ${shownValue(share)}`,
          },
        ]),
  ]);
  const sum = shares.reduce((total, [, share]) => total + Number(share), 0);
  if (wrong.length > 0 || sum < 1) return wrong;
  return [{ option, message: `must leave something for train: the shares are ${sum} in all` }];
}

const nameMessage =
  'must be a name of small letters, digits and _ other than train, which is what the shares leave';
