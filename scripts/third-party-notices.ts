import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Where the notices are kept. */
export const noticesPath: string = join(root, 'THIRD-PARTY-NOTICES.md');

/** Returns the notices that the licenses of bundled packages ask for: each text once, with the packages it covers. */
export async function thirdPartyNotices(packages: readonly string[]): Promise<string> {
  const covered = new Map<string, string[]>();
  for (const name of packages) {
    const folder = join(root, 'node_modules', name);
    const manifest: { readonly version: string; readonly license: string } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    );
    const text = (await readFile(join(folder, 'LICENSE'), 'utf8')).trim();
    const names = covered.get(text) ?? [];
    covered.set(text, [...names, `${name} ${manifest.version} (${manifest.license})`]);
  }
  const sections = [...covered].map(
    ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text.replaceAll('\r\n', '\n')}\n\`\`\`\n`,
  );
  return [
    '# Third-party notices\n',
    '`chimera-sdk/report` carries parts of these packages in the pages that it writes. All else that the library uses is\ninstalled beside it, with its own license. `npm run report:page` writes this file.\n',
    ...sections,
  ].join('\n');
}
