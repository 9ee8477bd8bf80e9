import type { ReportEntry, ReportIndex } from '../../report-entry.ts';
import { number, words } from '../format.ts';
import { make } from '../make-element.ts';
import { rowOrders } from './row-order.ts';
import { type RowFilter, searchWords } from './row-search.ts';
import { type RowView, WHOLE_VIEW } from './view-link.ts';

/** Time after the last key before a search begins. */
const TYPING_MS = 180;

/** Topics that a choice can hold without being a burden: beyond it a subject must be chosen first. */
const MOST_TOPICS = 1_000;

const GROUPS: readonly (readonly [kind: ReportEntry['kind'], name: string])[] = [
  ['sample', 'Samples'],
  ['problem', 'Problems without a sample'],
  ['rejected', 'Refused'],
  ['failed', 'Failed'],
  ['aside', 'Left aside'],
];

/** The form above the rows: what is searched, filtered and how it is sorted. */
export class RowFilters {
  readonly form: HTMLFormElement;
  /** Opens all filters. */
  readonly clear: HTMLButtonElement = make('button', { type: 'button', id: 'reset' }, 'Clear filters');
  readonly #index: ReportIndex;
  readonly #changed: () => void;
  /** Outcomes by the name that a link has for them. */
  readonly #outcomes = new Map<string, ReadonlySet<number>>();
  readonly #search = make('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Words, or a "quoted phrase", in any field',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #outcome: HTMLSelectElement;
  readonly #subject: HTMLSelectElement;
  readonly #topic = make('select', { id: 'topic' });
  readonly #type: HTMLSelectElement;
  readonly #disagreement: HTMLSelectElement;
  readonly #sort: HTMLSelectElement;
  #timer = 0;

  constructor(index: ReportIndex, changed: () => void) {
    this.#index = index;
    this.#changed = changed;
    const { rows, subjects, types } = index;
    this.#outcome = choice('outcome', 'All outcomes', this.#outcomeGroups());
    this.#subject = choice('subject', 'All subjects', namedOptions(subjects, countsOf(rows.subject)));
    this.#type = choice('type', 'All types', namedOptions(types, countsOf(rows.type)));
    this.#disagreement = choice('disagreement', 'All rows', disagreementOptions(index));
    this.#sort = make(
      'select',
      { id: 'sort' },
      ...rowOrders(index).map(({ name, title }) => optionOf(name, title)),
    );
    this.#fillTopics();
    this.form = this.#form();
  }

  /** What is chosen, as a link has it. */
  get view(): Omit<RowView, 'row'> {
    return {
      search: this.#search.value.trim(),
      outcome: this.#outcome.value,
      subject: this.#subject.value,
      topic: this.#topic.value,
      type: this.#type.value,
      disagreement: this.#disagreement.value,
      sort: this.#sort.value,
    };
  }

  /** Chooses what a link asks for; what this file does not have stays open. */
  set view(view: Omit<RowView, 'row'>) {
    window.clearTimeout(this.#timer);
    this.#search.value = view.search;
    choose(this.#outcome, view.outcome);
    choose(this.#subject, view.subject);
    this.#fillTopics();
    choose(this.#topic, view.topic);
    choose(this.#type, view.type);
    choose(this.#disagreement, view.disagreement);
    choose(this.#sort, view.sort);
  }

  filter(): RowFilter {
    const { search, outcome, subject, topic, type, disagreement } = this.view;
    return {
      words: searchWords(search),
      subject: numberOf(this.#index.subjects, subject),
      topic: numberOf(this.#index.topics, topic),
      outcomes: this.#outcomes.get(outcome) ?? null,
      type: numberOf(this.#index.types, type),
      disagreement: disagreement === 'judge' || disagreement === 'votes' ? disagreement : null,
    };
  }

  #form(): HTMLFormElement {
    this.clear.addEventListener('click', () => {
      this.view = WHOLE_VIEW;
      this.#search.focus();
      this.#changed();
    });
    this.#search.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#changed(), TYPING_MS);
    });
    this.#subject.addEventListener('change', () => this.#fillTopics());
    for (const input of [
      this.#outcome,
      this.#subject,
      this.#topic,
      this.#type,
      this.#disagreement,
      this.#sort,
    ])
      input.addEventListener('change', () => this.#changed());
    const form = make(
      'form',
      { class: 'filters', role: 'search', 'aria-label': 'Filter rows' },
      labelled('Search', this.#search, 'wide'),
      labelled('Outcome', this.#outcome),
      labelled('Subject', this.#subject),
      labelled('Topic', this.#topic),
      labelled('Answer type', this.#type),
      labelled('Disagreement', this.#disagreement),
      labelled('Sort by', this.#sort),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      window.clearTimeout(this.#timer);
      this.#changed();
    });
    return form;
  }

  /** The topics of the chosen subject, or all when they are not too many. */
  #fillTopics(): void {
    const { rows, topics, subjects } = this.#index;
    const subject = numberOf(subjects, this.#subject.value);
    const counts = countsOf(rows.topic.filter((_, row) => subject === null || rows.subject[row] === subject));
    const isTooMany = counts.size > MOST_TOPICS;
    const options = isTooMany ? [] : namedOptions(topics, counts);
    const first = isTooMany ? `${number(counts.size)} topics: choose a subject first` : 'All topics';
    this.#topic.replaceChildren(optionOf('', first), ...options);
    this.#topic.disabled = isTooMany;
  }

  /** Outcomes by kind, and each kind as a whole. */
  #outcomeGroups(): readonly HTMLElement[] {
    const { outcomes, rows } = this.#index;
    const counts = countsOf(rows.outcome);
    return GROUPS.flatMap(([kind, name]) => {
      const members = outcomes.flatMap((outcome, at) =>
        outcome.kind === kind ? [{ ...outcome, at, count: counts.get(at) ?? 0 }] : [],
      );
      if (members.length === 0) return [];
      const all = members.reduce((sum, { count }) => sum + count, 0);
      this.#outcomes.set(kind, new Set(members.map(({ at }) => at)));
      const each = members
        .toSorted((left, right) => right.count - left.count)
        .map(({ outcome, stage, at, count }) => {
          const value = [kind, stage, outcome].join('/');
          this.#outcomes.set(value, new Set([at]));
          const title = `${stage === '' ? '' : `${stage}: `}${words(outcome)} (${number(count)})`;
          return optionOf(value, title);
        });
      const whole = optionOf(kind, `All: ${name.toLowerCase()} (${number(all)})`);
      return [make('optgroup', { label: name }, whole, ...each)];
    });
  }
}

function choice(id: string, all: string, options: readonly HTMLElement[]): HTMLSelectElement {
  return make('select', { id }, optionOf('', all), ...options);
}

/** A choice that is gone leaves all: a link from another report must not end in nothing. */
function choose(select: HTMLSelectElement, value: string): void {
  const isThere = Array.from(select.options).some((option) => option.value === value);
  select.value = isThere ? value : '';
}

function optionOf(value: string, title: string): HTMLElement {
  const option = make('option', { dir: 'auto' }, title);
  // By property: names come from the data.
  option.value = value;
  return option;
}

/** The label names its field alone, so that no one hears all options read as a name. */
function labelled(name: string, input: HTMLElement, kind: string = ''): HTMLElement {
  return make('div', { class: `field ${kind}`.trim() }, make('label', { for: input.id }, name), input);
}

function numberOf(names: readonly string[], name: string): number | null {
  const at = name === '' ? -1 : names.indexOf(name);
  return at < 0 ? null : at;
}

function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function namedOptions(names: readonly string[], counts: ReadonlyMap<number, number>): readonly HTMLElement[] {
  return [...counts]
    .map(([name, count]) => ({ title: names[name] ?? '', count }))
    .filter(({ title }) => title !== '')
    .sort((left, right) => left.title.localeCompare(right.title))
    .map(({ title, count }) => optionOf(title, `${title} (${number(count)})`));
}

function disagreementOptions({ rows }: ReportIndex): readonly HTMLElement[] {
  const count = (marks: readonly number[]): string => number(marks.reduce((sum, mark) => sum + mark, 0));
  return [
    optionOf('judge', `Rule and judge disagree (${count(rows.disagreement)})`),
    optionOf('votes', `Verifiers disagree (${count(rows.split)})`),
  ];
}
