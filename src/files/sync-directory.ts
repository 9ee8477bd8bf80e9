import { open } from 'node:fs/promises';

/** Makes created, renamed and removed names of a folder durable. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows opens no directories; its file systems journal names by themselves.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
