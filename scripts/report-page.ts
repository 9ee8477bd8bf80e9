/** Bundles the page of a report into the module that carries it, and notes what is in it: `npm run report:page`. */
import { writeFile } from 'node:fs/promises';
import { buildPage, writePage } from './page-bundle.ts';
import { noticesPath, thirdPartyNotices } from './third-party-notices.ts';

const page = await buildPage();
await writePage(page);
await writeFile(noticesPath, await thirdPartyNotices(page.packages));
console.log(
  `Page of a report: ${Math.round(page.module.length / 1000)} KB with ${page.packages.join(', ')}.`,
);
