import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((candidate) =>
  existsSync(candidate),
);

/** Whether pages can be looked at here. Where they cannot, the tests that need it are skipped. */
export const hasChromium: boolean = path !== undefined;

/** What such tests are called, so that the list of skipped tests says what to do. */
export const needsChromium: string = hasChromium ? '' : ' (skipped: install chromium)';

/** Starts a browser with its own profile, which goes when it is closed. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: path ?? 'chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A report that is open in a browser, and all that it complained of or asked for. */
export interface OpenReport extends AsyncDisposable {
  readonly page: Page;
  /** Errors, console messages, dialogs and requests; a page that behaves has none. */
  readonly complaints: readonly string[];
}

export async function openReport(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
  landmark = '#browse',
): Promise<OpenReport> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('request', (request) => {
    if (request.url() !== url && request.url() !== 'data:,') complaints.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => complaints.push(`popup: ${popup.url()}`));
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(url) && frame.url() !== 'about:blank')
      complaints.push(`went to ${frame.url()}`);
  });
  await page.goto(url);
  await page.locator(landmark).waitFor();
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** What the page states under a name. */
export async function fact(page: Page, name: string): Promise<string> {
  return (await page.locator(`[data-fact="${name}"]`).first().textContent()) ?? '';
}

/** The cells of a table of figures, row by row, its heading left out. */
export async function tableRows(page: Page, label: string): Promise<readonly (readonly string[])[]> {
  const rows = await page
    .getByRole('region', { name: label, exact: true, includeHidden: true })
    .locator('tbody tr')
    .all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}
