import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const folder = fileURLToPath(new URL('../../src/store/', import.meta.url));

/** Where the kernel that the library carries is kept, as a module. */
export const kernelPath: string = join(folder, 'escape-text-code.ts');

/** The module that carries what `escape-text.wat` makes. */
export async function buildKernel(): Promise<string> {
  const source = await readFile(join(folder, 'escape-text.wat'), 'utf8');
  const parsed = (await wabt()).parseWat('escape-text.wat', source, { simd: true });
  try {
    parsed.validate();
    const code = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
    const lines = code.match(/.{1,100}/gu) ?? [];
    return [
      '// Made from escape-text.wat by `npm run store:kernel`. Do not edit.\n\n',
      '/** The code of the kernel that escapes text, in base 64. */\n',
      'export const ESCAPE_TEXT_CODE: string = [\n',
      ...lines.map((line) => `  '${line}',\n`),
      "].join('');\n",
    ].join('');
  } finally {
    parsed.destroy();
  }
}
