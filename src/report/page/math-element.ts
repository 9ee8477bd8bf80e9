import temml from 'temml';
import { make } from './make-element.ts';
import { mathPieces } from './math-pieces.ts';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt ' +
    'mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics'
  ).split(' '),
);

const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle fence form height ' +
    'largeop linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing ' +
    'rowspan rspace scriptlevel separator stretchy symmetric voffset width'
  ).split(' '),
);

const STYLES: readonly string[] = [
  'border',
  'border-bottom',
  'border-left',
  'border-right',
  'border-top',
  'font-family',
  'font-style',
  'font-weight',
  'math-depth',
  'math-style',
  'padding',
  'padding-left',
  'padding-right',
  'text-align',
];

/** Returns a text whose formulas are MathML. What is no formula, or a broken one, stays as it was written. */
export function mathText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { kind, content, source } of mathPieces(text)) {
    fragment.append(kind === 'text' ? source : (formula(content, kind === 'display') ?? source));
  }
  return fragment;
}

/** A bare formula of more characters may be wider than its place. */
const SHORT = 30;

/** Returns an answer, which is often a bare formula without its marks. A set of plain members stays text, which breaks into lines. */
export function answerText(text: string): DocumentFragment {
  const isMarked = /[$]|\\[([]/u.test(text);
  const isBare = !isMarked && /\\[a-zA-Z]+|[\^_]\S/u.test(text) && !/[a-zA-Z]{4} [a-zA-Z]{2}/u.test(text);
  const found = isBare ? formula(text.replace(/^\\boxed\{(.*)\}$/su, '$1'), false) : null;
  if (found === null) return mathText(isMarked ? text : text.replace(/\\([{}])/gu, '$1'));
  const fragment = document.createDocumentFragment();
  fragment.append(text.length > SHORT ? make('span', { class: 'formula' }, found) : found);
  return fragment;
}

function formula(content: string, isDisplay: boolean): Element | null {
  const holder = make('span');
  try {
    temml.render(content, holder, {
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 20],
      macros: {},
    });
  } catch {
    return null;
  }
  const found = holder.querySelector('math');
  const math = found === null ? null : cleanCopy(found);
  if (math === null || !isDisplay) return math;
  // A formula wider than the screen scrolls by itself.
  return make('span', { class: 'formula' }, math);
}

/** Copies what is plain MathML, without identifiers and colors; null when anything else is in it, such as a link. */
function cleanCopy(element: Element): Element | null {
  const name = element.localName;
  if (element.namespaceURI !== MATHML || !ELEMENTS.has(name)) return null;
  const copy = document.createElementNS(MATHML, name);
  for (const { name: attribute, value } of element.attributes) {
    if (ATTRIBUTES.has(attribute) && /^[\w\s.%#+-]{0,60}$/u.test(value)) copy.setAttribute(attribute, value);
  }
  copyStyle(element, copy);
  for (const child of element.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    if (!(child instanceof Element)) continue;
    const inner = cleanCopy(child);
    if (inner === null) return null;
    copy.append(inner);
  }
  return copy;
}

/** Set one by one, which the page's policy allows: it forbids style attributes in markup only. */
function copyStyle(from: Element, to: Element): void {
  if (!(from instanceof MathMLElement && to instanceof MathMLElement)) return;
  for (const property of STYLES) {
    const value = from.style.getPropertyValue(property);
    if (/^[\w\s.%#-]{1,40}$/u.test(value)) to.style.setProperty(property, value);
  }
}
