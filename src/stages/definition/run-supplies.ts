import type { RunSupplies } from '../../engine/run/run-supplies.ts';
import { createModelGateway } from '../../models/call/model-gateway.ts';
import { openJournal } from '../../store/journal-store.ts';
import { memoryStore } from '../../store/memory-store.ts';
import { recordCatalogue } from '../catalogue/record-catalogue.ts';

/** What the runs of this library work with: the one place where gateway, stores and catalogue are put together. */
export const runSupplies: RunSupplies = {
  catalogue: recordCatalogue,
  createGateway: createModelGateway,
  createMemoryStore: memoryStore,
  openJournal,
};
