import type { ConfigurationIssue } from '../errors/index.ts';
import { isOptions, optionsIssues } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import { unknownNameIssues } from '../errors/unknown-option-issues.ts';
import { isStage } from '../stages/definition/is-stage.ts';
import { expandOptionNames } from '../stages/expand/index.ts';
import { generateOptionNames } from '../stages/generate/index.ts';
import { labelOptionNames } from '../stages/label/index.ts';
import { synthesizeOptionNames } from '../stages/synthesize/index.ts';
import { validateOptionNames } from '../stages/validate/index.ts';
import type { ChimeraOptions, ChimeraRules } from './chimera-options.ts';

/** The parts of a pipeline, in order. */
export const PARTS = ['expand', 'generate', 'validate', 'synthesize', 'label'] as const;

type Part = (typeof PARTS)[number];

/** Given under `models` and `rules` instead. */
const elsewhere: readonly string[] = ['model', 'models', 'rules'];

const stageNames: { readonly [Name in Part]: readonly string[] } = {
  expand: expandOptionNames,
  generate: generateOptionNames,
  validate: validateOptionNames,
  synthesize: synthesizeOptionNames,
  label: labelOptionNames,
};

const ruleNames: { readonly [Name in keyof Required<ChimeraRules>]: true } = {
  topics: true,
  problems: true,
  trajectories: true,
};

const names: { readonly [Name in keyof Required<ChimeraOptions>]: true } = {
  model: true,
  models: true,
  expand: true,
  generate: true,
  validate: true,
  synthesize: true,
  label: true,
  refill: true,
  rules: true,
  after: true,
};

/** Says which levels of the options are no objects, and which names in them are none. */
export function chimeraOptionIssues(options: unknown): readonly ConfigurationIssue[] {
  if (!isOptions(options)) {
    return [{ option: 'options', message: `must be an object of options, got ${shownValue(options)}` }];
  }
  const given: { readonly [Name in keyof ChimeraOptions]?: unknown } = options;
  const { after } = given;
  return [
    ...unknownNameIssues('', options, Object.keys(names)),
    ...optionsIssues('models', given.models, PARTS),
    ...PARTS.flatMap((part) =>
      optionsIssues(
        part,
        given[part],
        stageNames[part].filter((name) => !elsewhere.includes(name)),
      ),
    ),
    ...optionsIssues('rules', given.rules, Object.keys(ruleNames)),
    ...optionsIssues('after', given.after, PARTS),
    ...(isOptions(after) ? PARTS.flatMap((part) => additionIssues(part, after)) : []),
  ];
}

function additionIssues(
  part: Part,
  after: { readonly [Name in Part]?: unknown },
): readonly ConfigurationIssue[] {
  const { [part]: stages } = after;
  if (stages === undefined) return [];
  const option = `after.${part}`;
  if (!Array.isArray(stages))
    return [{ option, message: `must be a list of stages, got ${shownValue(stages)}` }];
  const list: readonly unknown[] = stages;
  return list.flatMap((stage, index) => {
    if (isStage(stage)) return [];
    const message = `must be a stage, made by defineStage(), compose() or refill(), got ${shownValue(stage)}`;
    return [{ option: `${option}[${index}]`, message }];
  });
}
