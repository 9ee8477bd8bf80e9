import type { ReportIndex } from '../../report-entry.ts';
import { data, make } from '../make-element.ts';
import { outcomeBadge } from '../outcome-names.ts';

/** Rows that are there above and below those in sight. */
const AHEAD = 6;

/** A row was shown because rows changed, stepped to by the reader, or picked, by pointer or Enter, to be read now. */
export type HowChosen = 'shown' | 'stepped' | 'read';

export interface RowListEvents {
  readonly chosen: (row: number, how: HowChosen) => void;
}

/** A list of any length of which only what is in sight is there. */
export class RowList {
  readonly element: HTMLElement;
  readonly #index: ReportIndex;
  readonly #events: RowListEvents;
  readonly #sheet: HTMLElement;
  #rows: readonly number[] = [];
  #selected = -1;
  #drawn = '';
  #isDue = false;

  constructor(index: ReportIndex, events: RowListEvents) {
    this.#index = index;
    this.#events = events;
    this.#sheet = make('div', { class: 'sheet', role: 'presentation' });
    this.element = make(
      'div',
      { class: 'rows', id: 'rows', role: 'listbox', tabindex: 0, 'aria-label': 'Rows' },
      this.#sheet,
    );
    this.element.addEventListener('scroll', () => this.#redrawSoon(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('click', (event) => this.#click(event));
    new ResizeObserver(() => this.#redrawSoon()).observe(this.element);
  }

  /** The chosen row; null when there is none. */
  get selected(): number | null {
    return this.#rows[this.#selected] ?? null;
  }

  /**
   * Shows rows, and chooses one.
   *
   * @param select the row to choose; null for the one that was chosen before, or else the first
   */
  show(rows: readonly number[], select: number | null): void {
    const before = select ?? this.selected;
    this.#rows = rows;
    const kept = before === null ? -1 : rows.indexOf(before);
    const isOther = select !== null || kept < 0;
    this.#selected = kept >= 0 ? kept : rows.length > 0 ? 0 : -1;
    // A list that is still short could not be scrolled to its place.
    this.#sheet.style.setProperty('height', `${rows.length * this.#rowHeight()}px`);
    this.element.scrollTop = 0;
    if (kept > 0) this.#bringIntoSight();
    this.#drawn = '';
    this.#draw();
    if (this.selected !== null && isOther) this.#events.chosen(this.selected, 'shown');
  }

  /** Goes to the row so many places further, as far as there are rows. */
  move(by: number): void {
    this.#select(this.#selected + by, 'stepped');
  }

  place(): { readonly at: number; readonly of: number } {
    return { at: this.#selected + 1, of: this.#rows.length };
  }

  #select(to: number, how: HowChosen): void {
    if (this.#rows.length === 0) return;
    this.#selected = Math.min(this.#rows.length - 1, Math.max(0, to));
    this.#bringIntoSight();
    this.#drawn = '';
    this.#draw();
    const row = this.selected;
    if (row !== null) this.#events.chosen(row, how);
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#rowHeight()) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: this.#selected + 1,
      ArrowUp: this.#selected - 1,
      PageDown: this.#selected + page,
      PageUp: this.#selected - page,
      Home: 0,
      End: this.#rows.length - 1,
      Enter: this.#selected,
      ' ': this.#selected,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#select(target, event.key === 'Enter' || event.key === ' ' ? 'read' : 'stepped');
  }

  #click(event: MouseEvent): void {
    const option = event.target instanceof Element ? event.target.closest('[data-place]') : null;
    const place = option?.getAttribute('data-place');
    if (place !== null && place !== undefined) this.#select(Number(place), 'read');
  }

  #bringIntoSight(): void {
    const height = this.#rowHeight();
    const top = this.#selected * height;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    const bottom = top + height - this.element.clientHeight;
    if (bottom > this.element.scrollTop) this.element.scrollTop = bottom;
  }

  #rowHeight(): number {
    return Number.parseFloat(getComputedStyle(this.element).getPropertyValue('--row-height')) || 72;
  }

  #redrawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  #draw(): void {
    const height = this.#rowHeight();
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - AHEAD);
    const last = Math.min(
      this.#rows.length,
      Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + AHEAD,
    );
    const drawn = `${first}:${last}:${height}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const places = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
    this.#sheet.style.setProperty('height', `${this.#rows.length * height}px`);
    this.#sheet.replaceChildren(...places.map((place) => this.#option(place, height)));
    const hasSelected = this.#selected >= first && this.#selected < last;
    if (hasSelected) this.element.setAttribute('aria-activedescendant', `row-${this.#selected}`);
    else this.element.removeAttribute('aria-activedescendant');
  }

  #option(place: number, height: number): HTMLElement {
    const { rows, subjects, topics, outcomes } = this.#index;
    const row = this.#rows[place] ?? 0;
    const outcome = outcomes[rows.outcome[row] ?? 0];
    const path = [subjects[rows.subject[row] ?? 0] ?? '', topics[rows.topic[row] ?? 0] ?? ''];
    const option = make(
      'div',
      {
        class: 'row',
        id: `row-${place}`,
        role: 'option',
        'data-place': place,
        'aria-selected': place === this.#selected ? 'true' : 'false',
        'aria-setsize': this.#rows.length,
        'aria-posinset': place + 1,
      },
      make('span', { class: 'row-title', dir: 'auto' }, rows.title[row] ?? ''),
      make(
        'span',
        { class: 'row-meta' },
        outcome === undefined ? null : outcomeBadge(outcome),
        rows.disagreement[row] === 1 ? make('span', { class: 'badge caution' }, 'disagreement') : null,
        rows.split[row] === 1 ? make('span', { class: 'badge plain' }, 'split vote') : null,
        make('span', { class: 'row-path' }, data(path.filter((name) => name !== '').join(' › '))),
      ),
    );
    option.style.setProperty('top', `${place * height}px`);
    return option;
  }
}
