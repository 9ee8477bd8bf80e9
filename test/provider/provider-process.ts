/**
 * Runs the provider as a separate process: `node --import tsx provider-process.ts '<options as JSON>'`. Prints its
 * URL as one line and sends it to the parent, and ends with it.
 */
import { startProvider } from './start-provider.ts';

const provider = await startProvider(JSON.parse(process.argv[2] ?? '{}'));
process.stdout.write(`${provider.url}\n`);
process.send?.({ url: provider.url });
process.once('disconnect', () => process.exit(0));
