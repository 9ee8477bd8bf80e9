import type { z } from 'zod';

/**
 * Says what an option must be. The schema of zod is made when a value is first held against it: one takes far longer to
 * make than to use, and a program that imports the library would wait for hundreds of them.
 */
export class OptionSchema {
  readonly #make: () => z.ZodType;
  #made: z.ZodType | null = null;

  constructor(make: () => z.ZodType) {
    this.#make = make;
  }

  get zod(): z.ZodType {
    this.#made ??= this.#make();
    return this.#made;
  }

  /** The same for an option that may be left out. */
  optional(): OptionSchema {
    return new OptionSchema(() => this.zod.optional());
  }

  /** What this accepts must be fine by another schema too. */
  pipe(next: OptionSchema): OptionSchema {
    return new OptionSchema(() => this.zod.pipe(next.zod));
  }

  accepts(value: unknown): boolean {
    return this.zod.safeParse(value).success;
  }

  /** What is wrong with a value, and where in it. */
  faultsIn(value: unknown): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
    return this.zod.safeParse(value).error?.issues ?? [];
  }
}
