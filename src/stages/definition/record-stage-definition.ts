import type { JsonValue } from '../../core/json.ts';
import type { ChimeraRecord } from '../../core/records/records.ts';
import type { StageDefinition } from './stage-definition.ts';

/** What a stage is made of that turns one kind of record into another: what the engine and the manifest must know. */
export interface RecordStageDefinition<Input, Output> extends StageDefinition<Input, Output> {
  /** The kind of record that comes out: it decides which file is written where. @default the kind that goes in */
  readonly produces?: ChimeraRecord['kind'];
  /** Checks and completes an item that comes from outside the pipeline. @default takes it as it is */
  readonly admit?: (item: unknown) => Input;
  /** What admitted items of a run's input are told apart by. @default their id */
  readonly alike?: (item: Input) => string;
  /** Choices that shape what the rows say, noted in the manifest. Under other ones a run directory starts its rows over. */
  readonly options?: JsonValue;
  /** Choices that only decide how many rows there are, noted in the manifest. */
  readonly sizes?: JsonValue;
  /**
   * Name of the option by which the user of the stage set the number of draws; null when it is the default, so that a
   * refill may replace it.
   *
   * @default 'draws' where the definition states them
   */
  readonly drawsOption?: string | null;
}
