import { type DirectoryLock, lockDirectory } from '../../../src/files/lock/directory-lock.ts';

/** Takes the lock of a folder whenever it is told to, and says whether it got it; gives it back when told to. */
const [directory = ''] = process.argv.slice(2);
let lock: DirectoryLock | undefined;

async function take(): Promise<object> {
  try {
    lock = await lockDirectory(directory);
    return { taken: true };
  } catch (error) {
    return { taken: false, message: String(error) };
  }
}

async function giveBack(): Promise<object> {
  await lock?.release();
  lock = undefined;
  return { released: true };
}

process.on('message', (message) => {
  const answer = typeof message === 'object' && message !== null && 'take' in message ? take() : giveBack();
  void answer.then((said) => process.send?.(said));
});
process.send?.({ ready: true });
