import { z } from 'zod';
import { GOT } from './option-issues.ts';
import { OptionSchema } from './option-schema.ts';
import { unknownOption } from './unknown/unknown-option.ts';

export type { OptionSchema } from './option-schema.ts';

/** A schema for each option of `Options`, required ones included: a new option without a schema does not compile. */
export type OptionShape<Options> = { readonly [Name in AllKeys<Options>]-?: OptionSchema };

/** The names in every member of a union, not only those that all members share. */
type AllKeys<Options> = Options extends unknown ? keyof Options : never;

/**
 * Describes an object of options: an unknown name is a fault that lists the known ones.
 *
 * @param what - what it must be when it is no object at all
 * @param kind - what each name stands for, such as a stage
 */
export function optionsSchema<Options>(
  shape: OptionShape<Options>,
  what = 'an object of options',
  kind = 'option',
): OptionSchema {
  const members: Readonly<Record<string, OptionSchema>> = { ...shape };
  return new OptionSchema(() => {
    const unknown = optionThat(() => false, unknownOption(kind, Object.keys(members)));
    const message = `must be ${what}, got ${GOT}`;
    return z.object(madeOf(members), { message }).catchall(unknown.zod);
  });
}

/** The schemas of zod for the members of an object. */
export function madeOf(members: Readonly<Record<string, OptionSchema>>): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, member.zod]));
}

/** Describes an option by a check. `{got}` in the message stands for the value. */
export function optionThat(isFine: (value: unknown) => boolean, message: string): OptionSchema {
  // A rule over several options must not run over one that is at fault by itself.
  return new OptionSchema(() => z.custom<unknown>((value) => isFine(value), { message, abort: true }));
}

/**
 * Describes an option by what it must be, and says which value was given instead.
 *
 * @param remedy - what else to do, where the name does not say it
 */
export function optionOf(isFine: (value: unknown) => boolean, what: string, remedy?: string): OptionSchema {
  return optionThat(isFine, `must be ${what}, got ${GOT}${remedy === undefined ? '' : `; ${remedy}`}`);
}

/** Adds a rule over several options, asked once each of them is fine by itself. */
export function withRule<Options>(
  schema: OptionSchema,
  faultsOf: (options: Options) => readonly OptionFault[],
): OptionSchema {
  return new OptionSchema(() =>
    schema.zod.superRefine((options, context) => {
      // The schema has just accepted them as such.
      for (const { path, message } of faultsOf(options as Options))
        context.addIssue({ code: 'custom', path: [...path], message });
    }),
  );
}

/** What is wrong with options that are fine by themselves. */
export interface OptionFault {
  /** Where in the options. */
  readonly path: readonly (string | number)[];
  /** `{got}` stands for the value. */
  readonly message: string;
}

/** A list of items of one kind. */
export function listOf(item: OptionSchema, what: string): OptionSchema {
  return new OptionSchema(() => z.array(item.zod, { message: `must be ${what}, got ${GOT}` }));
}

/** A list that is not empty. */
export function listOfSome(item: OptionSchema, what: string, remedy?: string): OptionSchema {
  return optionOf((value) => Array.isArray(value) && value.length > 0, what, remedy).pipe(listOf(item, what));
}

/** One of a few words. */
export function oneOf(words: readonly string[]): OptionSchema {
  const quoted = words.map((word) => `'${word}'`);
  const what = [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter((part) => part !== '').join(' or ');
  return optionOf((value) => words.some((word) => word === value), what);
}

export const nonEmptyString: OptionSchema = optionOf(
  (value) => typeof value === 'string' && value.trim() !== '',
  'a non-empty string',
);

export const trueOrFalse: OptionSchema = optionOf((value) => typeof value === 'boolean', 'true or false');

export const callback: OptionSchema = optionOf((value) => typeof value === 'function', 'a function');

/** A value that is not looked at. */
export const anything: OptionSchema = new OptionSchema(() => z.unknown().optional());

/** How many of something. */
export const count: OptionSchema = optionOf(isCount, 'a whole number of at least 1');

export const wholeNumber: OptionSchema = optionOf((value) => Number.isSafeInteger(value), 'a whole number');

export const positiveNumber: OptionSchema = optionOf(
  (value) => isFiniteNumber(value) && value > 0,
  'a number above 0',
);

export const numberOrZero: OptionSchema = optionOf(
  (value) => isFiniteNumber(value) && value >= 0,
  'a number of at least 0',
);

/** A part of a whole, the whole included. */
export const shareAboveZero: OptionSchema = optionOf(
  (value) => isFiniteNumber(value) && value > 0 && value <= 1,
  'above 0 and at most 1',
);

/** A part of a whole, from nothing to all of it. */
export const share: OptionSchema = optionOf(
  (value) => isFiniteNumber(value) && value >= 0 && value <= 1,
  'from 0 to 1',
);

/** An object that has the named members, such as a store. */
export function partWith(members: readonly string[], example: string): OptionSchema {
  return optionOf(
    (value) => typeof value === 'object' && value !== null && members.every((member) => member in value),
    `something like ${example}`,
  );
}

export const abortSignal: OptionSchema = partWith(
  ['aborted', 'addEventListener'],
  'the signal of an AbortController',
);

export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && isFiniteNumber(value) && value >= 1;
}
