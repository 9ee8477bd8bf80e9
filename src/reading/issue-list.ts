import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';

/** Most faults of one file that are reported; the others are counted. */
const MOST = 20;

/** Gathers the faults of a file or a list, however many there are, so that a caller sees them together. */
export class IssueList {
  readonly #issues: ConfigurationIssue[] = [];
  #further = 0;

  add(option: string, message: string): void {
    if (this.#issues.length < MOST) this.#issues.push({ option, message });
    else this.#further += 1;
  }

  throwIfAny(source: string): void {
    if (this.#issues.length === 0) return;
    const further = { option: source, message: `${this.#further} further faults` };
    throw new ConfigurationError(this.#further === 0 ? this.#issues : [...this.#issues, further]);
  }
}
