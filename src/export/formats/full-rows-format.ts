import { isJsonObject } from '../../core/json.ts';
import { parseJson } from '../../files/rows/json-lines.ts';
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
  passRates: 'json',
  extra: 'json',
};

/** Whole samples, every one of them, with a typed column for each field. */
export function fullRowsFormat(ending: FileEnding): SampleExporter {
  return {
    name: ending,
    reads: 'samples',
    endings: [ending],
    columns,
    row: withExtra,
  };
}

function withExtra(sample: object): object {
  const fields = Object.entries(sample);
  const own = fields.filter(([name]) => Object.hasOwn(columns, name) && name !== 'extra');
  const further = fields.filter(([name]) => !Object.hasOwn(columns, name));
  const held = 'extra' in sample ? earlierExtra(sample.extra) : {};
  const extra = { ...held, ...Object.fromEntries(further) };
  return Object.keys(extra).length === 0 ? Object.fromEntries(own) : { ...Object.fromEntries(own), extra };
}

/** What an export wrote there, when its rows are read again. */
function earlierExtra(extra: unknown): object {
  if (extra === null || extra === undefined) return {};
  const value = typeof extra === 'string' ? parseJson(extra) : extra;
  return isJsonObject(value) ? value : { extra };
}
