/** One model call: which model's place it takes, and for how long. */
export interface PlannedCall {
  readonly model: string;
  readonly ms: number;
}

/** Calls one after the other: a question and, if its reply was refused, the re-ask. */
export type CallChain = readonly PlannedCall[];

/** One draw for a topic, with all that follows from it. Whether it is kept does not depend on when it is made. */
export interface PlannedDraw {
  readonly generate: CallChain;
  /** One chain per verifier, side by side; none when the draft never got that far. */
  readonly verify: readonly CallChain[];
  readonly kept: boolean;
  readonly synthesize: CallChain;
  /** Empty when no judge was asked. */
  readonly label: CallChain;
}

export interface PlannedTopic {
  /** In order; how many of them are made follows from the refill rule. */
  readonly draws: readonly PlannedDraw[];
}

/** A page of topics, and the topics that it brought. */
export interface PlannedPage {
  readonly expand: CallChain;
  readonly topics: readonly PlannedTopic[];
}

/** The calls of a run and what waits for what. */
export interface RunPlan {
  readonly kept: number;
  readonly maxAttempts: number;
  /** Pages of each subject, one after the other. */
  readonly subjects: readonly (readonly PlannedPage[])[];
}

export interface Makespan {
  readonly ms: number;
  /** When the first sample was labelled. */
  readonly firstSampleMs: number;
  readonly calls: number;
  readonly samples: number;
}

/** Depth of each part: of the calls that wait for a model, those of the deepest part go first. */
const DEPTH = { expand: 0, generate: 1, verify: 2, synthesize: 3, label: 4 } as const;

/**
 * Simulates the run with so many places per model and no cost but the calls: list scheduling, deepest part first, then
 * in order of arrival. A topic starts as many draws as are missing, and one more for each that is lost.
 */
export function makespan(plan: RunPlan, placesPerModel: number): Makespan {
  const schedule = new Schedule(placesPerModel);
  let firstSampleMs = Number.POSITIVE_INFINITY;
  let samples = 0;

  const followSample = ({ synthesize, label }: PlannedDraw): void =>
    schedule.chain(synthesize, DEPTH.synthesize, () =>
      schedule.chain(label, DEPTH.label, () => {
        samples += 1;
        firstSampleMs = Math.min(firstSampleMs, schedule.now);
      }),
    );
  const followTopic = ({ draws }: PlannedTopic): void => {
    let started = 0;
    let lost = 0;
    const startMissing = (): void => {
      for (; started < Math.min(plan.maxAttempts, plan.kept + lost); started += 1) {
        const draw = draws[started];
        if (draw === undefined) throw new RangeError(`the plan lacks draw ${started} of a topic`);
        schedule.chain(draw.generate, DEPTH.generate, () =>
          schedule.together(draw.verify, DEPTH.verify, () => {
            if (draw.kept) {
              followSample(draw);
            } else {
              lost += 1;
              startMissing();
            }
          }),
        );
      }
    };
    startMissing();
  };
  const followPages = ([page, ...rest]: readonly PlannedPage[]): void => {
    if (page === undefined) return;
    schedule.chain(page.expand, DEPTH.expand, () => {
      for (const topic of page.topics) followTopic(topic);
      followPages(rest);
    });
  };

  for (const pages of plan.subjects) followPages(pages);
  schedule.run();
  return { ms: schedule.now, firstSampleMs, calls: schedule.calls, samples };
}

interface Flight {
  readonly call: PlannedCall;
  readonly endsAt: number;
  readonly onEnd: () => void;
}

interface WaitingCall {
  readonly call: PlannedCall;
  readonly depth: number;
  readonly onEnd: () => void;
}

/** Time that jumps from the end of one call to the next. */
class Schedule {
  now = 0;
  calls = 0;
  readonly #places: number;
  readonly #flying: Flight[] = [];
  readonly #waiting = new Map<string, WaitingCall[]>();
  readonly #active = new Map<string, number>();

  constructor(places: number) {
    this.#places = places;
  }

  chain([call, ...rest]: CallChain, depth: number, onEnd: () => void): void {
    if (call === undefined) {
      onEnd();
      return;
    }
    const line = this.#waiting.get(call.model) ?? [];
    this.#waiting.set(call.model, line);
    line.push({ call, depth, onEnd: () => this.chain(rest, depth, onEnd) });
  }

  together(chains: readonly CallChain[], depth: number, onEnd: () => void): void {
    let open = chains.length;
    if (open === 0) onEnd();
    for (const chain of chains) {
      this.chain(chain, depth, () => {
        open -= 1;
        if (open === 0) onEnd();
      });
    }
  }

  run(): void {
    for (;;) {
      // Only now, when all that ends at this moment has had its consequences, is it known who waits.
      this.#start();
      const next = this.#flying.reduce((soonest, { endsAt }) => Math.min(soonest, endsAt), Infinity);
      if (next === Infinity) return;
      this.now = next;
      const ended = this.#flying.filter(({ endsAt }) => endsAt === next);
      for (const flight of ended) {
        this.#flying.splice(this.#flying.indexOf(flight), 1);
        const { model } = flight.call;
        this.#active.set(model, this.#activeOf(model) - 1);
        flight.onEnd();
      }
    }
  }

  #start(): void {
    for (const [model, line] of this.#waiting) {
      while (line.length > 0 && this.#activeOf(model) < this.#places) {
        const deepest = line.reduce((depth, waiting) => Math.max(depth, waiting.depth), 0);
        const [first] = line.splice(
          line.findIndex(({ depth }) => depth === deepest),
          1,
        );
        if (first === undefined) break;
        this.calls += 1;
        this.#active.set(model, this.#activeOf(model) + 1);
        this.#flying.push({ call: first.call, endsAt: this.now + first.call.ms, onEnd: first.onEnd });
      }
    }
  }

  #activeOf(model: string): number {
    return this.#active.get(model) ?? 0;
  }
}
