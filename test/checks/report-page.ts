/** Bundles the page of a report into the module that carries it, and notes what is in it: `npm run report:page`. */
import { writeFile } from 'node:fs/promises';
import { buildPage, bundlePath } from '../report/build-page.ts';
import { noticesPath, thirdPartyNotices } from '../report/third-party-notices.ts';

const { module, packages } = await buildPage();
await writeFile(bundlePath, module);
await writeFile(noticesPath, await thirdPartyNotices(packages));
console.log(`Page of a report: ${Math.round(module.length / 1000)} KB with ${packages.join(', ')}.`);
