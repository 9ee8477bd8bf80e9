/**
 * Installs the packed package into a package of someone else, type-checks and runs it there: on this Node with `ai` 6
 * and on Node 24 with `ai` 7. Some examples are copied into it and run as well. Then does what the README says in an empty
 * folder, under other package managers and runtimes, and in a Next.js application. `npm run test:consumer`.
 */
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consumeElsewhere } from './consume-elsewhere.ts';
import { consumeNext } from './consume-next.ts';
import { consumeReadme } from './consume-readme.ts';
import { mustRun, root, scratchFolder } from './run-program.ts';

/** A set of packages that are used together. */
interface Setting {
  readonly name: string;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
}

const copied = ['01-quickstart.ts', '03-provider-per-stage.ts', '09-resume.ts', '11-taxonomy.ts'];
const { devDependencies: ours }: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);
const [newest = process.execPath] = (
  await mustRun('npx', ['-y', 'node@24', '-p', 'process.execPath'], { cwd: root })
).split('\n');

const settings: readonly Setting[] = [
  {
    name: 'ai 6',
    node: process.execPath,
    versions: {
      ai: aliased('ai6'),
      '@ai-sdk/openai-compatible': aliased('openai-compatible-provider-2'),
    },
  },
  {
    name: 'ai 7',
    node: newest,
    versions: { ai: ours['ai'] ?? '', '@ai-sdk/openai-compatible': ours['@ai-sdk/openai-compatible'] ?? '' },
  },
];

await using scratch = await scratchFolder();
const [packed = ''] = (
  await mustRun('npm', ['pack', '--silent', '--pack-destination', scratch.path], { cwd: root })
).split('\n');
const tarball = join(scratch.path, packed);
// Side by side: while the ones wait for the registry, the others have the processor.
await Promise.all([
  consumeHere(),
  consumeElsewhere(scratch.path, tarball).then(() => consumeNext(scratch.path, tarball)),
]);

async function consumeHere(): Promise<void> {
  for (const setting of settings) await consume(setting);
  await consumeReadme(scratch.path, tarball);
}

async function consume({ name, node, versions }: Setting): Promise<void> {
  const cwd = join(scratch.path, name.replace(' ', '-'));
  await cp(join(root, 'test/consumer'), cwd, { recursive: true });
  await mkdir(join(cwd, 'examples'));
  for (const example of copied)
    await copyFile(join(root, 'examples', example), join(cwd, 'examples', example));
  await cp(join(root, 'examples/data'), join(cwd, 'built/examples/data'), { recursive: true });
  await fillInVersions(join(cwd, 'package.json'), {
    ...versions,
    zod: ours['zod'] ?? '',
    'hyparquet-writer': ours['hyparquet-writer'] ?? '',
    typescript: ours['typescript'] ?? '',
    '@types/node': ours['@types/node'] ?? '',
    'chimera-sdk': `file:${tarball}`,
  });
  // Only this process's own Node may be too old for a package that is then run on a newer one.
  await mustRun('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
    cwd,
  });
  const compiler = 'node_modules/typescript/bin/tsc';
  await mustRun(node, [compiler], { cwd });
  // The declarations of `ai` do not pass this option themselves; they also need those of the DOM and of JSON Schema.
  const strictest = ['--exactOptionalPropertyTypes', '--skipLibCheck', '--lib', 'es2022,esnext.disposable'];
  await mustRun(node, [compiler, '--noEmit', ...strictest], { cwd });
  const said = await mustRun(node, ['built/main.js'], { cwd });
  for (const example of copied)
    await mustRun(node, [`built/examples/${example.replace('.ts', '.js')}`], { cwd });
  console.log(`${name}, ${said.trim()}, ${copied.length} examples`);
}

async function fillInVersions(path: string, versions: Readonly<Record<string, string>>): Promise<void> {
  const manifest: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
  for (const group of ['dependencies', 'devDependencies']) {
    const stated = Object.entries(manifest[group] ?? {});
    manifest[group] = Object.fromEntries(stated.map(([name, version]) => [name, versions[name] ?? version]));
  }
  await writeFile(path, JSON.stringify(manifest, null, 2));
}

/** The version behind an alias such as `npm:ai@^6.0.326`. */
function aliased(name: string): string {
  const version = /@([^@]+)$/u.exec(ours[name] ?? '')?.[1];
  if (version === undefined) throw new Error(`package.json has no alias ${name} to take a version from`);
  return version;
}
