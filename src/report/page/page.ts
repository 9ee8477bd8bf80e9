import type { ReportIndex } from '../report-entry.ts';
import type { ReportFacts } from '../report-facts.ts';
import type { ReviewFacts } from '../review/review-content.ts';
import { evidenceSection } from './evidence-section.ts';
import { counted } from './format.ts';
import { data, make } from './make-element.ts';
import { funnelSection, subjectsSection } from './outcome-sections.ts';
import { endBadge, overviewSection, runLines } from './overview-section.ts';
import { readJson } from './read-json.ts';
import { drawReview } from './review/draw-review.ts';
import { browseSection } from './rows/browse-section.ts';
import { costSection, runSection } from './run-sections.ts';
import { SECTIONS } from './sections.ts';
import { labelsSection, lengthsSection, verifiersSection } from './trust-sections.ts';

const facts = readJson<ReportFacts>('report-facts');
const index = readJson<ReportIndex>('report-index');
const review = readJson<ReviewFacts>('review-facts');
if (facts !== null && index !== null) drawPage(facts, index);
// The page of a review is another one that shares texts, mathematics and colors.
if (review !== null) drawReview(review);

function drawPage(content: ReportFacts, rows: ReportIndex): void {
  document.title = content.title;
  const links = Object.entries(SECTIONS)
    .filter(([id]) => id !== 'evidence' || content.evidence.length > 0)
    .map(([id, name]) => make('li', {}, make('a', { href: `#${id}` }, name)));
  document.body.prepend(
    make('a', { class: 'skip', href: '#browse' }, 'Skip to the rows'),
    make(
      'header',
      { class: 'page-head' },
      make('p', { class: 'eyebrow' }, 'chimera-sdk'),
      make('h1', {}, data(content.title), ' ', endBadge(content.run)),
      ...runLines(content.run),
    ),
    make('nav', { 'aria-label': 'Sections' }, make('ul', {}, ...links)),
    make(
      'main',
      {},
      overviewSection(content),
      subjectsSection(content),
      funnelSection(content),
      labelsSection(content),
      verifiersSection(content),
      lengthsSection(content),
      evidenceSection(content),
      costSection(content),
      runSection(content),
      browseSection(content, rows),
    ),
    make('footer', {}, footerText(content)),
  );
}

function footerText({ embedded }: ReportFacts): string {
  const kilobytes = Math.round(embedded.reasoningBytes / 1024);
  const { cutReasonings } = embedded;
  const cut =
    cutReasonings === 0
      ? ''
      : ` ${counted(cutReasonings, 'longer one')} ${cutReasonings === 1 ? 'has its' : 'have their'} beginning and end here.`;
  return `Of each reasoning at most ${kilobytes} KB is in this file.${cut} The file loads nothing and sends nothing.`;
}
