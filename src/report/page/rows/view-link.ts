/** What the browser of rows shows: filters by name, so that a link means the same in a later report of the run. */
export interface RowView {
  readonly search: string;
  /** A kind such as `failed`, or `kind/stage/outcome`; empty for all, as are the other filters. */
  readonly outcome: string;
  readonly subject: string;
  readonly topic: string;
  readonly type: string;
  readonly disagreement: string;
  readonly sort: string;
  /** Key of the row that is read; empty when none was chosen. */
  readonly row: string;
}

export const WHOLE_VIEW: RowView = {
  search: '',
  outcome: '',
  subject: '',
  topic: '',
  type: '',
  disagreement: '',
  sort: '',
  row: '',
};

const MARK = '#browse?';
/** Longest value that is read from an address: names are shorter, and searches too. */
const LONGEST = 2_000;

/** Returns the fragment that opens a view again. */
export function linkTo(view: Partial<RowView>): string {
  const set = Object.entries({ ...WHOLE_VIEW, ...view }).filter(([, value]) => value !== '');
  return set.length === 0 ? '#browse' : `${MARK}${new URLSearchParams(set).toString()}`;
}

/** Reads a fragment; null when it asks for no view. What it does not name is as in the whole view. */
export function viewOf(fragment: string): RowView | null {
  if (!fragment.startsWith(MARK)) return null;
  const asked = new URLSearchParams(fragment.slice(MARK.length));
  const value = (name: keyof RowView): string => (asked.get(name) ?? '').slice(0, LONGEST);
  return {
    search: value('search'),
    outcome: value('outcome'),
    subject: value('subject'),
    topic: value('topic'),
    type: value('type'),
    disagreement: value('disagreement'),
    sort: value('sort'),
    row: value('row'),
  };
}
