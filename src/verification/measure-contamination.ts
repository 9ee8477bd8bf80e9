import { countIssues } from '../errors/count-issues.ts';
import { ConfigurationError, type ConfigurationIssue } from '../errors/index.ts';
import { shownValue } from '../errors/shown-value.ts';
import { throwIssues } from '../errors/throw-issues.ts';
import { benchmarkIssues } from '../rules/benchmark-items.ts';
import { gramIssues } from '../rules/builtin/decontaminate.ts';
import { readBenchmark } from '../rules/read-benchmark.ts';
import { GramIndex, wordsOf } from '../similarity/gram-index.ts';
import type {
  ContaminationMatch,
  ContaminationMeasure,
  ContaminationReport,
  ContaminationReportOptions,
  Question,
} from './contamination-report.ts';

/** The work of `contaminationReport`, loaded when it is called. */
export async function measureContamination(
  problems: (Iterable<Question> & object) | AsyncIterable<Question>,
  { against, n = [8, 13], mostMatches = 20 }: ContaminationReportOptions,
): Promise<ContaminationReport> {
  throwIssues(
    questionsIssues(problems),
    benchmarkIssues('contaminationReport.against', against),
    lengthsIssues(n),
    countIssues('contaminationReport.mostMatches', mostMatches),
  );
  const tallies = [...new Set(n)].map((length) => new Tally(length, mostMatches));
  const items: string[] = [];
  for await (const { id, text } of readBenchmark('contaminationReport.against', against)) {
    const words = wordsOf(text);
    items.push(id);
    for (const tally of tallies) tally.index.add(words);
  }
  let questions = 0;
  for await (const question of problems) {
    const { id, text } = readQuestion(question, questions);
    questions += 1;
    const words = wordsOf(text);
    for (const tally of tallies) tally.take(id, words, items);
  }
  return {
    questions,
    benchmarkItems: items.length,
    measures: tallies.map((tally) => tally.measure(questions)),
  };
}

class Tally {
  readonly index: GramIndex;
  readonly #mostMatches: number;
  #sum = 0;
  #touched = 0;
  #matches: ContaminationMatch[] = [];

  constructor(n: number, mostMatches: number) {
    this.index = new GramIndex(n);
    this.#mostMatches = mostMatches;
  }

  take(question: string, words: readonly string[], items: readonly string[]): void {
    const nearest = this.index.nearest(words);
    if (nearest === null) return;
    const { item, jaccard } = nearest;
    this.#sum += jaccard;
    this.#touched += 1;
    const last = this.#matches.at(-1);
    const isFull = this.#matches.length >= this.#mostMatches;
    if (isFull && last !== undefined && last.jaccard >= jaccard) return;
    const span = this.index.passages(words).find((passage) => passage.item === item)?.span ?? '';
    const match = { question, item: items[item] ?? '', jaccard, span };
    this.#matches = [...this.#matches, match]
      .sort((left, right) => right.jaccard - left.jaccard)
      .slice(0, this.#mostMatches);
  }

  measure(questions: number): ContaminationMeasure {
    return {
      n: this.index.n,
      meanMaxJaccard: questions === 0 ? 0 : this.#sum / questions,
      touched: this.#touched,
      matches: this.#matches,
    };
  }
}

function readQuestion(question: unknown, index: number): { readonly id: string; readonly text: string } {
  const fallback = `#${index}`;
  if (typeof question === 'string') return { id: fallback, text: question };
  if (typeof question === 'object' && question !== null && 'problem' in question)
    if (typeof question.problem === 'string') {
      const id = 'id' in question && typeof question.id === 'string' ? question.id : fallback;
      return { id, text: question.problem };
    }
  const message = `must be a text or a record with a problem, got ${shownValue(question)}`;
  throw new ConfigurationError([{ option: `contaminationReport.problems[${index}]`, message }]);
}

function questionsIssues(problems: unknown): readonly ConfigurationIssue[] {
  if (typeof problems === 'object' && problems !== null)
    if (Symbol.iterator in problems || Symbol.asyncIterator in problems) return [];
  const message = `must be a list or stream of questions, got ${shownValue(problems)}`;
  return [{ option: 'contaminationReport.problems', message }];
}

function lengthsIssues(n: unknown): readonly ConfigurationIssue[] {
  if (!Array.isArray(n) || n.length === 0)
    return [{ option: 'contaminationReport.n', message: `must be a list of lengths, got ${shownValue(n)}` }];
  return n.flatMap((length: unknown, index) => gramIssues(`contaminationReport.n[${index}]`, length));
}
