import { isJsonObject } from '../../core/json.ts';
import type { Columns, FileEnding, SampleExporter } from '../exporter.ts';

const judgeOpinion = { kind: 'struct', fields: { verdict: 'string', reason: 'string' } } as const;

/** The fields of a sample, in the order of a row; `extra` holds, as JSON text, what a custom pipeline added and what `readProblems` kept. */
const columns: Columns = {
  kind: 'string',
  id: 'string',
  subject: 'string',
  topic: 'string',
  topicPath: { kind: 'list', of: 'string' },
  guidance: 'string',
  models: {
    kind: 'struct',
    fields: {
      expand: 'string',
      generate: 'string',
      validate: { kind: 'list', of: 'string' },
      blindSolve: 'string',
      synthesize: 'string',
      label: 'string',
    },
  },
  topicId: 'string',
  problem: 'string',
  answer: 'string',
  answerType: 'string',
  votes: {
    kind: 'list',
    of: { kind: 'struct', fields: { model: 'string', verdict: 'string', reason: 'string' } },
  },
  difficulty: 'number',
  blindAttempts: 'integer',
  blindCorrect: 'integer',
  problemId: 'string',
  draw: 'integer',
  reasoning: 'string',
  solution: 'string',
  finalAnswer: 'string',
  finishReason: 'string',
  rawFinishReason: 'string',
  truncated: 'boolean',
  label: {
    kind: 'struct',
    fields: {
      kind: 'string',
      by: 'string',
      reason: 'string',
      opinions: {
        kind: 'struct',
        fields: { rule: 'string', judge: judgeOpinion, judgeSwapped: judgeOpinion },
      },
    },
  },
  correct: 'boolean',
  extra: 'json',
};

/** Whole samples, every one of them: as the JSON lines of the run, or with a typed column for each field in Parquet. */
export function fullRowsFormat(ending: FileEnding): SampleExporter {
  return {
    name: ending,
    reads: 'samples',
    endings: [ending],
    columns,
    row: ending === 'jsonl' ? (sample) => sample : withExtra,
  };
}

function withExtra(sample: object): object {
  const own = Object.entries(sample).filter(([name]) => Object.hasOwn(columns, name) && name !== 'extra');
  const further = Object.entries(sample).filter(
    ([name]) => !Object.hasOwn(columns, name) || name === 'extra',
  );
  if (further.length === 0) return sample;
  const kept = further.flatMap(([name, value]) =>
    name === 'extra' && isJsonObject(value) ? Object.entries(value) : [[name, value]],
  );
  return { ...Object.fromEntries(own), extra: Object.fromEntries(kept) };
}
