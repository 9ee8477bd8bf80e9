import type { RunParts } from '../../engine/run/pipeline-run.ts';
import { RunExecution } from '../../engine/run/run-execution.ts';
import type { RunSupplies } from '../../engine/run/run-supplies.ts';
import { createModelGateway } from '../../models/call/model-gateway.ts';
import { openJournal } from '../../store/journal-store.ts';
import { memoryStore } from '../../store/memory-store.ts';
import { rememberingStore } from '../../store/remembering-store.ts';
import { SpilledValues } from '../../store/spilled-values.ts';
import { recordCatalogue } from '../catalogue/record-catalogue.ts';

/** What the runs of this library work with: the one place where gateway, stores and catalogue are put together. */
const supplies: RunSupplies = {
  catalogue: recordCatalogue,
  createGateway: createModelGateway,
  createMemoryStore: memoryStore,
  remember: rememberingStore,
  createSpill: (folder) => new SpilledValues(folder),
  openJournal,
};

/** Creates what carries out a run. Loaded by the first run: no other place of the library needs so much. */
export function createExecution(parts: RunParts): RunExecution {
  return new RunExecution({ ...parts, supplies });
}
