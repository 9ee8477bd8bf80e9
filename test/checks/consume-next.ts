import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { mustRun, root } from './run-program.ts';

/**
 * Builds a Next.js application that makes, exports and reports a run in a route, without the optional packages, starts it and asks
 * it once: bundlers must leave the imports of those packages alone.
 */
export async function consumeNext(folder: string, packed: string): Promise<void> {
  const cwd = join(folder, 'next');
  await cp(join(root, 'test/consumer-next'), cwd, { recursive: true });
  const variables = { NEXT_TELEMETRY_DISABLED: '1' };
  const packages = ['next@16', 'react@19', 'react-dom@19', 'zod@4', 'ai@6', packed];
  await mustRun(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...packages],
    {
      cwd,
    },
  );
  await mustRun('npx', ['next', 'build'], { cwd, variables });
  const port = String(await freePort());
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', port], {
    cwd,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.on('exit', (code) => reject(new Error(`next start ended with ${code}`)));
      server.stdout.on('data', (text) => {
        if (String(text).includes('Ready')) resolve();
      });
    });
    const answer: unknown = await (await fetch(`http://127.0.0.1:${port}/api/export`)).json();
    const said = JSON.stringify(answer);
    if (!/"rows":[1-9]/u.test(said) || !said.includes('install it with: npm install'))
      throw new Error(`the Next.js route answered ${said}`);
    console.log(`next: built, started, ${said}`);
  } finally {
    server.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
