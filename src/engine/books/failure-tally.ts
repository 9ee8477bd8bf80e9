import { failureRemedy } from '../../core/figures/failure-remedy.ts';
import type { Failure } from '../../core/outcome.ts';
import type { StageSummary } from '../../core/summary.ts';
import { FailureLimitError } from '../../errors/index.ts';

/** With so many failures of one code and nothing else, a stage has no prospects. */
const FIRST_TASKS = 20;

type SettledStage = Pick<
  StageSummary,
  'stage' | 'in' | 'kept' | 'rejected' | 'failed' | 'pending' | 'calls' | 'reused'
>;

interface Failures {
  readonly kind: Failure['kind'];
  readonly code: string;
  count: number;
  lastMessage: string;
}

/** Counts the failures of each stage by code, and tells when a stage does nothing but fail. */
export class FailureTally {
  readonly #stages = new Map<string, Map<string, Failures>>();
  #failed = 0;

  /** Failed tasks of all stages. */
  get failed(): number {
    return this.#failed;
  }

  note(stage: string, { kind, code, message }: Failure): void {
    this.#failed += 1;
    const codes = this.#stages.get(stage) ?? new Map<string, Failures>();
    this.#stages.set(stage, codes);
    const counted = codes.get(code);
    if (counted === undefined) {
      codes.set(code, { kind, code, count: 1, lastMessage: message });
    } else {
      counted.count += 1;
      counted.lastMessage = message;
    }
  }

  /**
   * Returns why a stage should be given up before it has seen all of its tasks; null when it should not. Failures that are
   * read from the store come first in a repeated run and say nothing about the calls after them, so they do not count.
   */
  hopeless({ stage, kept, rejected, failed, calls }: SettledStage): FailureLimitError | null {
    const [only, ...others] = this.#of(stage);
    if (only === undefined || others.length > 0 || kept + rejected > 0 || failed < FIRST_TASKS) return null;
    if (only.kind === 'reply' && calls < failed) return null;
    return givenUp(stage, `the first ${failed} tasks all failed with ${only.code}`, failed, only);
  }

  /** Returns why a run that has nothing left to do has not completed: a whole stage failed. Null when none did. */
  allFailed(stages: readonly SettledStage[]): FailureLimitError | null {
    const stage = stages.find(({ in: all, failed }) => all > 0 && failed === all);
    const [most, ...others] = stage === undefined ? [] : this.#of(stage.stage);
    if (stage === undefined || most === undefined) return null;
    const codes = [most, ...others].map(({ code, count }) =>
      others.length === 0 ? code : `${code} (${count})`,
    );
    const { failed, calls, reused } = stage;
    const what = failed === 1 ? 'its only task' : `all ${failed} tasks`;
    const whence = calls === 0 && reused > 0 ? ', on replies that were stored before' : '';
    return givenUp(stage.stage, `${what} failed with ${codes.join(', ')}${whence}`, failed, most);
  }

  /** One line for each stage and code. */
  warnings(stages: readonly Pick<StageSummary, 'stage' | 'in'>[]): readonly string[] {
    return stages.flatMap(({ stage, in: all }) =>
      this.#of(stage).map(
        (failures) =>
          `${stage}: ${failures.count} of ${all} ${all === 1 ? 'task' : 'tasks'} failed with ${failures.code}; ${failureRemedy(failures)}`,
      ),
    );
  }

  /** The failures of a stage, the most frequent code first. */
  #of(stage: string): readonly Failures[] {
    const codes = [...(this.#stages.get(stage)?.values() ?? [])];
    return codes.toSorted((left, right) => right.count - left.count || (left.code < right.code ? -1 : 1));
  }
}

function givenUp(stage: string, what: string, failed: number, failures: Failures): FailureLimitError {
  return new FailureLimitError(
    `${stage}: ${what}; the last said: ${failures.lastMessage}; ${failureRemedy(failures)}; failureLimit: Infinity goes on regardless`,
    { failed, stage },
  );
}
