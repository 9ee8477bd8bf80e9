import { contentHash } from '../../core/content-hash.ts';
import { ConfigurationError } from '../../errors/index.ts';
import type { AnalysisSource, SourceProblem } from './analysis-source.ts';
import { readSource } from './read-source.ts';

/** Which problems of a source to take. */
export interface SampleSourceOptions {
  readonly wanted: number;
  readonly seed: number;
  /** The function that was called, with which the options in errors begin. */
  readonly at: string;
  /** What problems without an answer cannot serve for; null when they can. */
  readonly answersFor: string | null;
}

/**
 * Takes so many distinct problems of a source, each as likely as any other. The seed decides which, and not their order: a
 * larger number takes the same ones and more, and pays for those only.
 *
 * @throws {ConfigurationError} When there are fewer, or problems lack the answer that is needed.
 */
export async function sampleSource(
  name: string,
  source: AnalysisSource,
  { wanted, seed, at, answersFor }: SampleSourceOptions,
): Promise<readonly SourceProblem[]> {
  const found = new Map<string, { readonly mark: string; readonly problem: SourceProblem }>();
  let unanswered = 0;
  // Once there are more than enough, what is beyond the last mark wanted can never come in.
  let bound: string | null = null;
  const seen = new Set<string>();
  for await (const { problem } of readSource(`${at}.sources.${name}`, source)) {
    if (problem === null || seen.has(problem.id)) continue;
    seen.add(problem.id);
    if (problem.answer === null) unanswered += 1;
    const mark = contentHash('sample', seed, problem.id);
    if (bound !== null && mark > bound) continue;
    found.set(problem.id, { mark, problem });
    if (found.size < 2 * wanted + 64) continue;
    const kept = inOrder(found.values()).slice(0, wanted);
    found.clear();
    for (const each of kept) found.set(each.problem.id, each);
    bound = kept.at(-1)?.mark ?? null;
  }
  if (answersFor !== null && unanswered > 0) {
    const message = `${unanswered} of ${seen.size} problems have no answer, which ${answersFor} needs; name its column in columns.answer, or leave the source out`;
    throw new ConfigurationError([{ option: `${at}.sources.${name}`, message }]);
  }
  if (seen.size < wanted) {
    const message = `is ${wanted}, but source ${name} has only ${seen.size} problems; ask for at most as many, so that each source is measured alike`;
    throw new ConfigurationError([{ option: `${at}.perSource`, message }]);
  }
  return inOrder(found.values())
    .slice(0, wanted)
    .map(({ problem }) => problem);
}

function inOrder<Marked extends { readonly mark: string }>(marked: Iterable<Marked>): readonly Marked[] {
  return [...marked].sort((left, right) => (left.mark < right.mark ? -1 : 1));
}
