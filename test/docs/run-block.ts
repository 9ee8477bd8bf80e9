import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { root } from './documentation.ts';

/** How a block ended, and what it wrote as errors. */
export interface BlockEnd {
  readonly exitCode: number | null;
  readonly errors: string;
}

/** Runs a file unchanged, in its folder; the models of OpenAI and of a server on port 8000 are played by the provider. */
export function runBlock(file: string, providerUrl: string): Promise<BlockEnd> {
  const preloads = [import.meta.resolve('tsx'), import.meta.resolve('./redirect-fetch.ts')];
  const child = spawn(process.execPath, [...preloads.flatMap((module) => ['--import', module]), file], {
    cwd: dirname(file),
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: providerUrl,
      LOCAL_SERVER_REPLACED_BY: providerUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (text) => errors.push(String(text)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, errors: errors.join('') }));
  });
}
