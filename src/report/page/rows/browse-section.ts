import type { ReportEntry, ReportIndex } from '../../report-entry.ts';
import type { ReportFacts } from '../../report-facts.ts';
import { copyButton } from '../copy-button.ts';
import { counted, number } from '../format.ts';
import { make } from '../make-element.ts';
import { nothing, section } from '../sections.ts';
import { RowBlocks } from './row-blocks.ts';
import { rowDetail } from './row-detail.ts';
import { RowFilters } from './row-filters.ts';
import { type HowChosen, RowList } from './row-list.ts';
import { sortedRows } from './row-order.ts';
import { filterRows, searchRows } from './row-search.ts';
import { linkTo, type RowView, viewOf, WHOLE_VIEW } from './view-link.ts';

/** The browser of rows: filters, the list, and the row that is looked at. */
export function browseSection({ embedded }: ReportFacts, index: ReportIndex): HTMLElement {
  if (index.rows.outcome.length === 0) return section('browse', nothing('There is no row to look at.'));
  return new RowBrowser(embedded, index).element();
}

class RowBrowser {
  readonly #index: ReportIndex;
  readonly #embedded: ReportFacts['embedded'];
  readonly #blocks: RowBlocks;
  readonly #filters: RowFilters;
  readonly #list: RowList;
  readonly #status = make('p', { class: 'status', role: 'status' });
  readonly #detail = make('article', {
    class: 'detail',
    id: 'detail',
    tabindex: -1,
    'aria-labelledby': 'detail-title',
  });
  #searching = new AbortController();
  #shown: number | null = null;
  /** Key of the row that the reader chose; empty while the page chose it. */
  #chosen = '';

  constructor(embedded: ReportFacts['embedded'], index: ReportIndex) {
    this.#embedded = embedded;
    this.#index = index;
    this.#blocks = new RowBlocks(index);
    this.#list = new RowList(index, { chosen: (row, how) => void this.#open(row, how) });
    this.#filters = new RowFilters(index, () => void this.#apply(true));
  }

  element(): HTMLElement {
    const back = make('button', { type: 'button', class: 'back' }, 'Back to list');
    back.addEventListener('click', () => this.#list.element.focus());
    const steps = make('div', { class: 'steps' }, back, this.#step('Previous', -1), this.#step('Next', 1));
    const reader = make('div', { class: 'reader' }, steps, this.#detail);
    const copy = copyButton('Copy link to this list', () => this.#address({ ...this.#view(), row: '' }));
    window.addEventListener('hashchange', () => void this.#follow());
    // Scrolling needs the section in its place.
    if (viewOf(window.location.hash) === null) void this.#apply(false);
    else queueMicrotask(() => void this.#follow());
    return section(
      'browse',
      this.#filters.form,
      make('div', { class: 'list-head' }, this.#status, this.#filters.clear, copy),
      make('div', { class: 'browser' }, this.#list.element, reader),
    );
  }

  #step(name: string, by: number): HTMLElement {
    const button = make('button', { type: 'button' }, name);
    button.addEventListener('click', () => this.#list.move(by));
    return button;
  }

  #view(): RowView {
    return { ...this.#filters.view, row: this.#chosen };
  }

  /** The address of this file with a view. */
  #address(view: RowView): string {
    return `${window.location.href.split('#')[0] ?? ''}${linkTo(view)}`;
  }

  /** Shows what the address asks for; an address of another section is left to the browser. */
  async #follow(): Promise<void> {
    const view = viewOf(window.location.hash);
    if (view === null) return;
    const row = view.row === '' ? -1 : this.#index.rows.key.indexOf(view.row);
    this.#filters.view = view;
    this.#chosen = row < 0 ? '' : view.row;
    await this.#apply(false, row);
    if (row >= 0 && this.#list.selected !== row) {
      // The row was passed on with a filter that no longer lets it through: the row counts for more.
      this.#filters.view = WHOLE_VIEW;
      await this.#apply(false, row);
    }
    if (view.row !== '' && row < 0) {
      this.#status.textContent = `The row of this link is not in this file. ${this.#status.textContent ?? ''}`;
    }
    document.getElementById('browse')?.scrollIntoView();
    (row < 0 ? this.#list.element : this.#detail).focus({ preventScroll: true });
    if (row >= 0 && isNarrow()) this.#detail.scrollIntoView();
  }

  /** Notes in the address what is shown, so that a reload and a bookmark show it again. */
  #note(): void {
    try {
      window.history.replaceState(null, '', linkTo(this.#view()));
    } catch {
      // Some viewers of files keep their address to themselves.
    }
  }

  async #apply(isAsked: boolean, select: number | null = null): Promise<void> {
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const filter = this.#filters.filter();
    if (isAsked) this.#note();
    const rows = filterRows(this.#index, filter);
    if (filter.words.length === 0) return this.#show(rows, select);
    this.#status.textContent = 'Searching…';
    const found = await searchRows(this.#blocks, rows, filter.words, searching.signal);
    if (found !== null) this.#show(found, select);
  }

  #show(rows: readonly number[], select: number | null): void {
    const { rows: embedded, of } = this.#embedded;
    const held = embedded < of ? `; the file holds ${number(embedded)} of ${number(of)}` : '';
    this.#status.textContent = `${number(rows.length)} of ${counted(embedded, 'row')}${held}`;
    this.#list.show(sortedRows(this.#index, rows, this.#filters.view.sort), select);
    if (rows.length > 0) return;
    this.#shown = null;
    this.#detail.replaceChildren(
      make('h3', { id: 'detail-title' }, 'No row'),
      nothing('No row matches. Clear a filter to see more.'),
    );
  }

  async #open(row: number, how: HowChosen): Promise<void> {
    if (how !== 'shown') {
      this.#chosen = this.#index.rows.key[row] ?? '';
      this.#note();
    } else if (this.#index.rows.key[row] !== this.#chosen) this.#chosen = '';
    if (this.#shown !== row) {
      this.#shown = row;
      const entry: ReportEntry | null = await this.#blocks.row(row);
      if (this.#shown !== row) return;
      const link = (): string => this.#address({ ...WHOLE_VIEW, row: this.#index.rows.key[row] ?? '' });
      this.#detail.replaceChildren(
        ...(entry === null
          ? [nothing('This row is missing: the file was cut short.')]
          : rowDetail(entry, link)),
      );
      this.#detail.scrollTop = 0;
    }
    if (how === 'read') this.#detail.focus({ preventScroll: !isNarrow() });
  }
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 860px)').matches;
}
