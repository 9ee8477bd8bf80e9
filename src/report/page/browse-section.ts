import type { ReportEntry, ReportIndex } from '../report-entry.ts';
import type { ReportFacts } from '../report-facts.ts';
import { counted, number, words } from './format.ts';
import { make } from './make-element.ts';
import { nothing, section } from './outcome-sections.ts';
import { RowBlocks } from './row-blocks.ts';
import { rowDetail } from './row-detail.ts';
import { RowList } from './row-list.ts';
import { filterRows, type RowFilter, searchRows, searchWords } from './row-search.ts';
import { SHOW_DISAGREEMENTS } from './show-disagreements.ts';

/** Time after the last key before a search begins. */
const TYPING_MS = 180;

/** Topics that a choice can hold without being a burden: beyond it a subject must be chosen first. */
const MOST_TOPICS = 1_000;

/** The browser of rows: filters, the list, and the row that is looked at. */
export function browseSection({ embedded }: ReportFacts, index: ReportIndex): HTMLElement {
  const title = 'Browse the rows';
  if (index.rows.outcome.length === 0)
    return section('browse', title, nothing('There is no row to look at.'));
  return new RowBrowser(embedded, index).element(title);
}

class RowBrowser {
  readonly #index: ReportIndex;
  readonly #embedded: ReportFacts['embedded'];
  readonly #blocks: RowBlocks;
  readonly #list: RowList;
  readonly #status = make('p', { class: 'status', role: 'status' });
  readonly #detail = make('article', {
    class: 'detail',
    id: 'detail',
    tabindex: -1,
    'aria-labelledby': 'detail-title',
  });
  readonly #search = make('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Words in any field',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #outcome: HTMLSelectElement;
  readonly #subject: HTMLSelectElement;
  readonly #topic = make('select', { id: 'topic' });
  readonly #disagreement = make('input', { type: 'checkbox', id: 'disagreement' });
  readonly #reset = make('button', { type: 'button', id: 'reset' }, 'Clear');
  #searching = new AbortController();
  #timer = 0;
  #shown: number | null = null;

  constructor(embedded: ReportFacts['embedded'], index: ReportIndex) {
    this.#embedded = embedded;
    this.#index = index;
    this.#blocks = new RowBlocks(index);
    this.#outcome = outcomeChoice(index);
    this.#subject = subjectChoice(index);
    this.#list = new RowList(index, { chosen: (row, wantsToRead) => void this.#open(row, wantsToRead) });
    this.#fillTopics();
    this.#search.addEventListener('input', () => this.#soon());
    this.#subject.addEventListener('change', () => {
      this.#fillTopics();
      void this.#apply();
    });
    for (const input of [this.#outcome, this.#topic, this.#disagreement])
      input.addEventListener('change', () => void this.#apply());
    this.#reset.addEventListener('click', () => this.#clear());
  }

  element(title: string): HTMLElement {
    const hasDisagreements = this.#index.rows.disagreement.includes(1);
    const form = make(
      'form',
      { class: 'filters', role: 'search', 'aria-label': 'Filter rows' },
      labelled('Search', this.#search, 'wide'),
      labelled('Outcome', this.#outcome),
      labelled('Subject', this.#subject),
      labelled('Topic', this.#topic),
      this.#reset,
      hasDisagreements
        ? make('label', { class: 'check' }, this.#disagreement, ' Only where rule and judge disagree')
        : null,
    );
    document.addEventListener(SHOW_DISAGREEMENTS, () => this.#showDisagreements());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#apply();
    });
    const back = make('button', { type: 'button', class: 'back' }, 'Back to list');
    back.addEventListener('click', () => this.#list.element.focus());
    const steps = make('div', { class: 'steps' }, back, this.#step('Previous', -1), this.#step('Next', 1));
    const reader = make('div', { class: 'reader' }, steps, this.#detail);
    void this.#apply();
    return section(
      'browse',
      title,
      form,
      this.#status,
      make('div', { class: 'browser' }, this.#list.element, reader),
    );
  }

  #step(name: string, by: number): HTMLElement {
    const button = make('button', { type: 'button' }, name);
    button.addEventListener('click', () => this.#list.move(by, false));
    return button;
  }

  #clear(): void {
    this.#emptyFilter();
    this.#search.focus();
    void this.#apply();
  }

  #showDisagreements(): void {
    this.#emptyFilter();
    this.#disagreement.checked = true;
    void this.#apply();
    document.getElementById('browse')?.scrollIntoView();
    this.#list.element.focus({ preventScroll: true });
  }

  #emptyFilter(): void {
    this.#search.value = '';
    this.#disagreement.checked = false;
    for (const choice of [this.#outcome, this.#subject]) choice.value = '';
    this.#fillTopics();
  }

  #soon(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#apply(), TYPING_MS);
  }

  async #apply(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const filter = this.#filter();
    const rows = filterRows(this.#index, filter);
    if (filter.words.length === 0) return this.#show(rows);
    this.#status.textContent = 'Searching…';
    const found = await searchRows(this.#blocks, rows, filter.words, searching.signal);
    if (found !== null) this.#show(found);
  }

  #show(rows: readonly number[]): void {
    const { rows: embedded, of } = this.#embedded;
    const held = embedded < of ? `; the file holds ${number(embedded)} of ${number(of)}` : '';
    this.#status.textContent = `${number(rows.length)} of ${counted(embedded, 'row')}${held}`;
    this.#list.show(rows);
    if (rows.length > 0) return;
    this.#shown = null;
    this.#detail.replaceChildren(
      make('h3', { id: 'detail-title' }, 'No row'),
      nothing('No row matches. Clear a filter to see more.'),
    );
  }

  #filter(): RowFilter {
    return {
      words: searchWords(this.#search.value),
      subject: chosen(this.#subject),
      topic: chosen(this.#topic),
      outcomes: this.#outcome.value === '' ? null : new Set(this.#outcome.value.split(',').map(Number)),
      onlyDisagreements: this.#disagreement.checked,
    };
  }

  async #open(row: number, wantsToRead: boolean): Promise<void> {
    if (this.#shown !== row) {
      this.#shown = row;
      const entry: ReportEntry | null = await this.#blocks.row(row);
      if (this.#shown !== row) return;
      this.#detail.replaceChildren(
        ...(entry === null ? [nothing('This row is missing: the file was cut short.')] : rowDetail(entry)),
      );
      this.#detail.scrollTop = 0;
    }
    if (wantsToRead) this.#detail.focus({ preventScroll: !isNarrow() });
  }

  /** The topics of the chosen subject, or all when they are not too many. */
  #fillTopics(): void {
    const subject = chosen(this.#subject);
    const { rows, topics } = this.#index;
    const counts = new Map<number, number>();
    for (const [row, topic] of rows.topic.entries()) {
      if (subject === null || rows.subject[row] === subject) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    }
    const isTooMany = counts.size > MOST_TOPICS;
    const options = isTooMany ? [] : namedOptions(topics, counts);
    const first = isTooMany ? `${number(counts.size)} topics: choose a subject first` : 'All topics';
    this.#topic.replaceChildren(make('option', { value: '' }, first), ...options);
    this.#topic.disabled = isTooMany;
  }
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 860px)').matches;
}

function labelled(name: string, input: HTMLElement, kind: string = ''): HTMLElement {
  return make('label', { class: `field ${kind}`.trim(), for: input.id }, make('span', {}, name), input);
}

function chosen(choice: HTMLSelectElement): number | null {
  return choice.value === '' ? null : Number(choice.value);
}

function namedOptions(names: readonly string[], counts: ReadonlyMap<number, number>): readonly HTMLElement[] {
  return [...counts]
    .map(([name, count]) => ({ name, title: names[name] ?? '', count }))
    .filter(({ title }) => title !== '')
    .sort((left, right) => left.title.localeCompare(right.title))
    .map(({ name, title, count }) =>
      make('option', { value: name, dir: 'auto' }, `${title} (${number(count)})`),
    );
}

function subjectChoice({ subjects, rows }: ReportIndex): HTMLSelectElement {
  const counts = new Map<number, number>();
  for (const subject of rows.subject) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return make(
    'select',
    { id: 'subject' },
    make('option', { value: '' }, 'All subjects'),
    ...namedOptions(subjects, counts),
  );
}

const GROUPS: readonly (readonly [kind: ReportEntry['kind'], name: string])[] = [
  ['sample', 'Samples'],
  ['problem', 'Problems without a sample'],
  ['rejected', 'Refused'],
  ['failed', 'Failed'],
];

/** Outcomes by kind; the value of a choice names the outcomes that it stands for. */
function outcomeChoice({ outcomes, rows }: ReportIndex): HTMLSelectElement {
  const counts = outcomes.map(() => 0);
  for (const outcome of rows.outcome) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const groups = GROUPS.flatMap(([kind, name]) => {
    const members = outcomes.flatMap((outcome, at) =>
      outcome.kind === kind ? [{ ...outcome, at, count: counts[at] ?? 0 }] : [],
    );
    if (members.length === 0) return [];
    const all = members.reduce((sum, { count }) => sum + count, 0);
    const each = members
      .toSorted((left, right) => right.count - left.count)
      .map(({ outcome, stage, at, count }) =>
        make(
          'option',
          { value: at, dir: 'auto' },
          `${stage === '' ? '' : `${stage}: `}${words(outcome)} (${number(count)})`,
        ),
      );
    const whole = make(
      'option',
      { value: members.map(({ at }) => at).join(',') },
      `All: ${name.toLowerCase()} (${number(all)})`,
    );
    return [make('optgroup', { label: name }, ...(members.length > 1 ? [whole] : []), ...each)];
  });
  return make('select', { id: 'outcome' }, make('option', { value: '' }, 'All outcomes'), ...groups);
}
