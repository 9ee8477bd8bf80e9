import { contentHash } from '../../core/content-hash.ts';
import { isFiniteNumber, type OptionSchema, optionOf, withRule } from '../../options/option-schemas.ts';
import { valuesByName } from '../../options/values-by-name.ts';

/** Shares of the problems, by name of the split, such as `{ validation: 0.05 }`; the rest is `train`. */
export interface Split {
  readonly [name: string]: number;
}

export const splitSchema: OptionSchema = withRule<Split>(
  valuesByName(
    optionOf((share) => isFiniteNumber(share) && share > 0 && share < 1, 'a share above 0 and below 1'),
    'shares by name such as { validation: 0.05 }',
    (name) => name !== 'train' && /^[a-z][a-z0-9_]{0,40}$/u.test(name),
    'must be a name of small letters, digits and _ other than train, which is what the shares leave',
  ),
  (split) => {
    const sum = Object.values(split).reduce((total, share) => total + share, 0);
    if (sum < 1) return [];
    return [{ path: [], message: `must leave something for train: the shares are ${sum} in all` }];
  },
);

/** Names of the splits, `train` first. */
export function splitNames(split: Split | undefined): readonly string[] {
  return split === undefined ? [] : ['train', ...Object.keys(split)];
}

/**
 * Returns the split of a problem: by a hash of its text, so that each problem is in one split only, also when it was
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
