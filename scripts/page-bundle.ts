import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

const root = fileURLToPath(new URL('../', import.meta.url));

const pageFolder = join(root, 'src/report/page');

/** Where the page that the library carries is kept, as a module. Its types are next to it, in `page-bundle.d.ts`. */
export const bundlePath: string = join(root, 'src/report/page-bundle.js');

/** What `src/report/page` makes: the module that carries it, and the packages that are in it. */
export interface BuiltPage {
  readonly module: string;
  readonly packages: readonly string[];
}

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

/** Makes the page that the library carries where it is missing or older than what it is made of. */
export async function freshenPage(): Promise<void> {
  const ages = await Promise.all([...(await sourcesOf()), bundlePath].map(changedAt));
  const bundleAge = ages.pop() ?? 0;
  if (bundleAge < Math.max(...ages)) await writePage(await buildPage());
}

/** Writes the module in one step, since several programs may build at the same time. */
export async function writePage({ module }: BuiltPage): Promise<void> {
  const written = `${bundlePath}.${process.pid}.tmp`;
  await writeFile(written, module);
  await rename(written, bundlePath);
}

/** Bundles the page of a report with its libraries into one script and one style. */
export async function buildPage(): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'chimera-page-'));
  try {
    return await bundled(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sources of the page, what bundles them, and the versions of the libraries. */
async function sourcesOf(): Promise<readonly string[]> {
  const names = await readdir(pageFolder, { recursive: true });
  return [
    ...names.map((name) => join(pageFolder, name)),
    fileURLToPath(import.meta.url),
    join(root, 'package-lock.json'),
  ];
}

/** When a file was last written, in milliseconds; 0 where there is none. */
async function changedAt(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  return info?.mtimeMs ?? 0;
}

async function bundled(folder: string): Promise<BuiltPage> {
  await build({
    config: false,
    entry: { page: join(pageFolder, 'page.ts') },
    tsconfig: join(pageFolder, 'tsconfig.json'),
    outDir: folder,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    treeshake: false,
    noExternal: [/./u],
    metafile: true,
    silent: true,
  });
  const script = (await readFile(join(folder, 'page.global.js'), 'utf8')).trim();
  const styles = await Promise.all(
    ['page.css', 'further.css'].map((name) => readFile(join(pageFolder, name), 'utf8')),
  );
  const style = minified(styles.join('\n'));
  const metafile: Metafile = JSON.parse(await readFile(join(folder, 'metafile-iife.json'), 'utf8'));
  return { module: moduleOf(script, style), packages: packagesOf(metafile) };
}

function moduleOf(script: string, style: string): string {
  const constant = (name: string, text: string): string =>
    `export const ${name} =\n  ${JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')};\n`;
  return [
    '// Made from src/report/page by scripts/page-bundle.ts. Do not edit.\n\n',
    '/** The script of a report, with the libraries it draws with: see THIRD-PARTY-NOTICES.md. */\n',
    constant('PAGE_SCRIPT', script),
    '\n/** The style of a report. */\n',
    constant('PAGE_STYLE', style),
  ].join('');
}

/** Blanks mean nothing around the marks of a style sheet that holds no strings with them inside. */
function minified(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([{};,>]) ?/gu, '$1')
    .replace(/: /gu, ':')
    .replaceAll(';}', '}')
    .trim();
}

/** Packages of which something is left after unused parts were dropped. */
function packagesOf({ outputs }: Metafile): readonly string[] {
  const names = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}
