import { freshenPage } from './page-bundle.ts';

/** Runs once before all tests, so that none of them sees a page that is missing or old. */
export async function setup(): Promise<void> {
  await freshenPage();
}
