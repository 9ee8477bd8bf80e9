import type { ReviewFacts, ReviewItem } from '../../review/review-content.ts';
import { copyButton } from '../copy-button.ts';
import { counted, number } from '../format.ts';
import { data, make } from '../make-element.ts';
import { readJson } from '../read-json.ts';
import { reviewCard } from './review-card.ts';
import { reviewHead } from './review-head.ts';
import { KEYS, reviewPanel } from './review-panel.ts';
import { saveText } from './save-text.ts';
import { type ReviewQuestion, VerdictBook } from './verdict-book.ts';

/** Screens of so many pixels show one thing below the other, as further.css says. */
const NARROW = 860;

/** Draws the page of a review: one row at a time, its questions, and the way to the file of verdicts. */
export function drawReview(facts: ReviewFacts): void {
  document.title = facts.title;
  const items: readonly ReviewItem[] = Array.from({ length: facts.rows }, (_, index) =>
    readJson<ReviewItem>(`review-row-${index}`),
  ).filter((item) => item !== null);
  const book = new VerdictBook(facts);
  const news = make('p', { class: 'for-readers', role: 'status' });
  const place = make('div', {});
  const panel = reviewPanel({
    onVerdict: (question, verdict) => say(question, verdict, false),
    onNote: (note) => {
      book.set(current(), { note });
      head.show(book, items);
    },
  });
  const head = reviewHead({
    reviewer: book.reviewer,
    onReviewer: (name) => book.rename(name),
    onSave: () => saveText(`verdicts-${facts.review}.jsonl`, book.lines(items)),
  });
  const step = (name: string, key: string, by: () => number | null): HTMLElement => {
    const button = make(
      'button',
      { type: 'button', 'aria-keyshortcuts': key },
      name,
      make('kbd', { 'aria-hidden': 'true' }, key),
    );
    button.addEventListener('click', () => go(by()));
    return button;
  };
  let at = Math.min(book.at, items.length - 1);
  const current = (): ReviewItem => {
    const item = items[at];
    if (item === undefined) throw new RangeError(`there is no row ${at}`);
    return item;
  };

  document.body.prepend(
    make('a', { class: 'skip', href: '#row-title' }, 'Skip to the row'),
    make(
      'header',
      { class: 'page-head' },
      make('p', { class: 'eyebrow' }, 'chimera-sdk'),
      make('h1', {}, data(facts.title)),
      head.element,
    ),
    make(
      'main',
      { class: 'review' },
      place,
      make(
        'div',
        { class: 'judging' },
        panel.element,
        make(
          'div',
          { class: 'steps' },
          step('Previous', 'k', () => at - 1),
          step('Next', 'j', () => at + 1),
          step('Next open', 'o', nextOpen),
        ),
      ),
      news,
    ),
    make(
      'footer',
      {},
      make(
        'p',
        {},
        `Verdicts stay in this browser until you save them. The file loads nothing and sends nothing.`,
      ),
      copyButton('Copy verdicts', () => book.lines(items)),
    ),
  );
  document.addEventListener('keydown', onKey);
  show(false);

  function onKey(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (event.key === 'Escape' && isTyping) document.getElementById('row-title')?.focus();
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !head.takesKeys()) return;
    const key = event.key.toLowerCase();
    const verdict = Object.entries(KEYS).find(([letter]) => letter === key)?.[1];
    if (verdict !== undefined) say(questionOf(verdict), verdict, true);
    else if (key === 'j' || key === 'arrowright') go(at + 1);
    else if (key === 'k' || key === 'arrowleft') go(at - 1);
    else if (key === 'o') go(nextOpen());
    else if (key === 'n') panel.note.focus();
    else return;
    event.preventDefault();
  }

  /** Unsure is said of the question that is open. */
  function questionOf(verdict: (typeof KEYS)[keyof typeof KEYS]): ReviewQuestion {
    if (verdict === 'right' || verdict === 'wrong') return 'answer';
    if (verdict !== 'unsure') return 'problem';
    const { problem } = book.of(current());
    return problem !== null && current().hasAnswer && problem !== 'invalid' ? 'answer' : 'problem';
  }

  /** With the keyboard the next row comes once a row is done for the first time: two letters a row. */
  function say(question: ReviewQuestion, verdict: string, isByKey: boolean): void {
    const item = current();
    if (question === 'answer' && !item.hasAnswer) {
      news.textContent = 'This row has no final answer to judge';
      return;
    }
    const wasDone = book.isDone(item);
    const isTakenBack = book.of(item)[question] === verdict && !isByKey;
    book.set(item, { [question]: isTakenBack ? null : verdict });
    news.textContent = `${question} ${isTakenBack ? 'no longer ' : ''}${verdict}`;
    panel.show(item, book.of(item));
    head.show(book, items);
    if (!isByKey || wasDone || !book.isDone(item)) return;
    if (at + 1 < items.length) go(at + 1);
    else news.textContent = `${question} ${verdict}. This was the last row: ${openWords()}`;
  }

  function openWords(): string {
    const open = items.filter((item) => !book.isDone(item)).length;
    return open === 0 ? 'all rows are judged, save your verdicts' : `${counted(open, 'row')} still open`;
  }

  function nextOpen(): number | null {
    const order = items.map((_, index) => (at + 1 + index) % items.length);
    const found = order.find((index) => {
      const item = items[index];
      return item !== undefined && !book.isDone(item);
    });
    if (found === undefined) news.textContent = 'All rows are judged';
    return found ?? null;
  }

  function go(to: number | null): void {
    if (to === null || to < 0 || to >= items.length) return;
    at = to;
    book.goTo(at);
    show(true);
  }

  function show(isMoved: boolean): void {
    const item = current();
    place.replaceChildren(reviewCard(item, at, items.length));
    panel.show(item, book.of(item));
    head.show(book, items);
    if (!isMoved) return;
    // Where the head fills the screen, the row itself is what to see.
    if (window.innerWidth > NARROW) window.scrollTo({ top: 0, behavior: 'instant' });
    else place.scrollIntoView({ block: 'start', behavior: 'instant' });
    document.getElementById('row-title')?.focus({ preventScroll: true });
    document.title = `${number(at + 1)} of ${number(items.length)} · ${facts.title}`;
  }
}
