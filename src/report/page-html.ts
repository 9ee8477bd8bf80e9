import { createHash } from 'node:crypto';
import type { ReportContent } from './folds/report-fold.ts';
import { inertJson } from './inert-json.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-bundle.js';
import type { ReviewFacts, ReviewItem } from './review/review-content.ts';

/** Each block of rows holds about a quarter of a megabyte, so that there are few of them. */
const BLOCK_MARK_BYTES = 50_000;

/**
 * Returns the page piece by piece. Rows are in blocks of JSON that the browser passes over, until one is looked at; the
 * script comes before them, so that the figures are drawn while they are still being read.
 */
export function* pageParts({ facts, entries }: ReportContent): Generator<Buffer> {
  yield Buffer.from(head('Dataset report'));
  yield Buffer.from(jsonBlock('report-facts', inertJson(facts)));
  yield Buffer.from(jsonBlock('report-index', inertJson(entries.index)));
  yield Buffer.from(`<script>${PAGE_SCRIPT}</script>\n`);
  let number = 0;
  for (const block of entries.blocks) {
    yield Buffer.from(`<script type="application/json" id="report-rows-${number}">`);
    yield block;
    yield Buffer.from('</script>\n');
    number += 1;
  }
  yield Buffer.from('</body>\n</html>\n');
}

/** Returns the page of a review: each row is a separate block, read when it is shown. */
export function* reviewParts(facts: ReviewFacts, items: readonly ReviewItem[]): Generator<Buffer> {
  yield Buffer.from(head('Review'));
  yield Buffer.from(jsonBlock('review-facts', inertJson(facts)));
  for (const [number, item] of items.entries())
    yield Buffer.from(jsonBlock(`review-row-${number}`, inertJson(item)));
  yield Buffer.from(`<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`);
}

/** What the page takes without facts and rows; the marks around blocks of rows included, as many as there may be. */
export function shellBytes(): number {
  return Buffer.byteLength(head('Dataset report')) + Buffer.byteLength(PAGE_SCRIPT) + BLOCK_MARK_BYTES;
}

/**
 * Only this script and this style run, by their hashes; nothing is loaded, sent or embedded, and no text can become
 * markup.
 */
function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    `style-src '${hashOf(PAGE_STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function jsonBlock(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json}</script>\n`;
}

function head(name: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="chimera-sdk">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<noscript><p>This page draws itself with a script that it carries along: allow scripts for this file to see it.</p></noscript>
`;
}
