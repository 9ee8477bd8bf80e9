import { count, type OptionSchema, optionOf, optionsSchema, withRule } from '../options/option-schemas.ts';

/** One of several parts that a run is divided into, such as a task of a Slurm array. */
export interface Shard {
  /** Which of them, from 0. */
  readonly index: number;
  /** How many there are. */
  readonly count: number;
}

/** Describes a shard. */
export const shardSchema: OptionSchema = withRule<Shard>(
  optionsSchema<Shard>(
    {
      index: optionOf(
        (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
        'a whole number of at least 0',
        'is the variable that holds it set?',
      ),
      count,
    },
    '{ index, count }',
  ),
  ({ index, count: all }) =>
    index < all
      ? []
      : [
          {
            path: ['index'],
            message: `must be below count (${all}), since shards are numbered from 0, got ${index}; begin a Slurm array at 0 (--array=0-${all - 1}), or subtract 1`,
          },
        ],
);
