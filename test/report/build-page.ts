import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the page that the library carries is kept, as a module. */
export const bundlePath: string = join(root, 'src/report/page-bundle.ts');

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

/** Bundles the page of a report with its libraries into one script and one style. */
export async function buildPage(): Promise<BuiltPage> {
  await using folder = await temporaryDirectory();
  await build({
    config: false,
    entry: { page: join(root, 'src/report/page/page.ts') },
    tsconfig: join(root, 'src/report/page/tsconfig.json'),
    outDir: folder.path,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    treeshake: false,
    noExternal: [/./u],
    metafile: true,
    silent: true,
  });
  const script = (await readFile(folder.at('page.global.js'), 'utf8')).trim();
  const style = minified(await readFile(join(root, 'src/report/page/page.css'), 'utf8'));
  const metafile: Metafile = JSON.parse(await readFile(folder.at('metafile-iife.json'), 'utf8'));
  return { module: moduleOf(script, style), packages: packagesOf(metafile) };
}

function moduleOf(script: string, style: string): string {
  const constant = (name: string, text: string): string =>
    `export const ${name}: string =\n  ${JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')};\n`;
  return [
    '// Made from src/report/page by `npm run report:page`. Do not edit.\n\n',
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
