import type { Level } from '../core/level.ts';
import type { Model } from '../core/model.ts';
import type { Problem, Sample, Topic, Trajectory, ValidatedProblem } from '../core/records/records.ts';
import type { Rule } from '../core/records/rule.ts';
import type { Stage } from '../core/stage.ts';
import type { ExpandOptions } from '../stages/expand/index.ts';
import type { GenerateOptions } from '../stages/generate/index.ts';
import type { LabelOptions } from '../stages/label/index.ts';
import type { SynthesizeOptions } from '../stages/synthesize/index.ts';
import type { ValidateOptions } from '../stages/validate/index.ts';
import type { RefillOptions } from './refill.ts';

/** Which model plays which part. */
export interface ChimeraModels {
  /** Finds topics. */
  readonly expand: Model;
  /** Writes problems with reference answers. */
  readonly generate: Model;
  /** Verifies problems; several models vote. */
  readonly validate: Model | readonly Model[];
  /** Solves problems with long reasoning; each of several models solves each problem. */
  readonly synthesize: Model | readonly Model[];
  /** Judges final answers that the rules cannot decide. Not needed with `label: { askJudge: 'never' }`. */
  readonly label: Model;
}

/** Options of `buildChimera`. */
export interface ChimeraOptions {
  /** Plays every part that `models` does not name. */
  readonly model?: Model;
  /** Which model plays which part, where it is not `model`. */
  readonly models?: Partial<ChimeraModels>;
  /**
   * How hard the problems are to be: the writer of topics and problems and all verifiers are told. A stage may say otherwise.
   *
   * @default 'doctoral'
   */
  readonly level?: Level;
  readonly expand?: Omit<ExpandOptions, 'model' | 'rules'>;
  readonly generate?: Omit<GenerateOptions, 'model'>;
  readonly validate?: Omit<ValidateOptions, 'model' | 'models' | 'rules'>;
  readonly synthesize?: Omit<SynthesizeOptions, 'model' | 'models' | 'rules'>;
  readonly label?: Omit<LabelOptions, 'model'>;
  /**
   * Problems to keep for each topic, and the most drafts to make for them. With `false` a topic gets
   * `generate.problemsPerTopic` drafts and keeps what passes, as in the paper; `problemsPerTopic` is an error otherwise.
   *
   * @default { kept: 2, maxAttempts: 4 }
   */
  readonly refill?: RefillOptions | false;
  /** Custom rules, by what they look at. */
  readonly rules?: {
    readonly topics?: readonly Rule<Topic>[];
    readonly problems?: readonly Rule<Problem>[];
    readonly trajectories?: readonly Rule<Trajectory>[];
  };
  /** Custom stages, by the stage that they come after. */
  readonly after?: {
    readonly expand?: readonly Stage<Topic, Topic>[];
    readonly generate?: readonly Stage<Problem, Problem>[];
    readonly validate?: readonly Stage<ValidatedProblem, ValidatedProblem>[];
    readonly synthesize?: readonly Stage<Trajectory, Trajectory>[];
    readonly label?: readonly Stage<Sample, Sample>[];
  };
}
