import { pushToHub } from '../../../src/export/index.ts';

/** Pushes a folder to a Hub, and says when it is done. */
const [directory = '', repo = '', token = '', hubUrl = ''] = process.argv.slice(2);
const report = await pushToHub(directory, { repo, token, hubUrl });
process.send?.(report);
process.disconnect();
