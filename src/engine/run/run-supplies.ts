import type { ModelGateway } from '../../core/call.ts';
import type { Spill } from '../../core/call-carrier.ts';
import type { ResultStore } from '../../core/result-store.ts';
import type { ModelGatewayOptions } from '../../models/call/gateway-parts.ts';
import type { RecordCatalogue } from '../books/record-catalogue.ts';

/** What the engine is given by the room of the stages: it knows no record, and constructs neither gateway nor store. */
export interface RunSupplies {
  readonly catalogue: RecordCatalogue;
  /** Creates the one way to models for a run. */
  readonly createGateway: (options: ModelGatewayOptions) => ModelGateway;
  /** Creates the store of a run that was given neither a directory nor a store. */
  readonly createMemoryStore: () => ResultStore;
  /** Returns a store that finds again what a run has released, over one that forgets it. */
  readonly remember: (store: ResultStore) => { readonly store: ResultStore; leave(): Promise<void> };
  /** Makes a place for texts that are out of the way for a while, in a folder or, when null, wherever files for a while go. */
  readonly createSpill: (folder: string | null) => Spill;
  /** Opens the store of a run directory. */
  readonly openJournal: (
    directory: string,
  ) => Promise<ResultStore & { readonly warnings: readonly string[] }>;
}
