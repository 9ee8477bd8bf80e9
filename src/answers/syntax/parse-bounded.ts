import { unreadable } from '../tokens/token.ts';
import { numberNode, powerNode, productNode, sumNode } from '../tree/build-node.ts';
import type { BoundedNode, Node } from '../tree/node.ts';
import type { Cursor } from './cursor.ts';
import { parseScript } from './parse-call.ts';

/** Parses a sum, product or definite integral after its sign. */
export function parseBounded(cursor: Cursor, operator: BoundedNode['operator']): Node {
  const bounds: { lower: Node | null; upper: Node | null } = { lower: null, upper: null };
  for (;;) {
    if (cursor.takeSign('_'))
      bounds.lower = operator === 'integral' ? parseScript(cursor) : parseLower(cursor);
    else if (cursor.takeSign('^')) bounds.upper = parseScript(cursor);
    else break;
  }
  const { lower, upper } = bounds;
  if (lower === null || upper === null) throw unreadable;
  if (operator === 'integral') return parseIntegral(cursor, lower, upper);
  if (lower.kind !== 'relation' || lower.operators.join() !== '=') throw unreadable;
  const [variable, from] = lower.operands;
  if (variable?.kind !== 'symbol' || from === undefined) throw unreadable;
  const body = parseBody(cursor);
  return { kind: 'bounded', operator, variable: variable.name, from, to: upper, body };
}

function parseLower(cursor: Cursor): Node {
  cursor.expectSign('{');
  const lower = cursor.grammar.sequence(cursor);
  cursor.expectSign('}');
  return lower;
}

/** The body is one product: a plus after it is outside the sum. */
function parseBody(cursor: Cursor): Node {
  const factors: Node[] = [cursor.grammar.factor(cursor)];
  for (;;) {
    const token = cursor.peek();
    const goesOn =
      token !== undefined &&
      (token.kind === 'letters' ||
        (token.kind === 'command' &&
          /^\\(?:frac|sqrt|binom|cos|sin|alpha|beta|pi|theta)$/u.test(token.name)) ||
        cursor.isSign('('));
    if (cursor.takeSign('*') || cursor.takeCommand('\\cdot', '\\times') || goesOn)
      factors.push(cursor.grammar.factor(cursor));
    else if (cursor.takeSign('/')) factors.push(powerNode(cursor.grammar.factor(cursor), numberNode(-1)));
    else return productNode(factors);
  }
}

/** The integrand ends at its differential; the differential may also be in the numerator of a fraction. */
function parseIntegral(cursor: Cursor, from: Node, to: Node): Node {
  const start = cursor.place;
  cursor.openIntegrals += 1;
  const sum = withoutDifferential(cursor.grammar.sum(cursor));
  cursor.openIntegrals -= 1;
  if (sum === null || cursor.place === start) throw unreadable;
  return { kind: 'bounded', operator: 'integral', variable: sum.variable, from, to, body: sum.body };
}

function withoutDifferential(node: Node): { readonly variable: string; readonly body: Node } | null {
  if (node.kind === 'sum') {
    const last = node.terms.at(-1);
    const stripped = last === undefined || last.kind === 'sum' ? null : withoutDifferential(last);
    return stripped && { ...stripped, body: sumNode([...node.terms.slice(0, -1), stripped.body]) };
  }
  const factors = flatFactors(node);
  const at = factors.findLastIndex(
    (factor, index) => isSymbol(factor, 'd') && factors[index + 1]?.kind === 'symbol',
  );
  const variable = factors[at + 1];
  if (at < 0 || variable?.kind !== 'symbol') return null;
  const body = [...factors.slice(0, at), ...factors.slice(at + 2)];
  return { variable: variable.name, body: body.length === 0 ? numberNode(1) : productNode(body) };
}

function flatFactors(node: Node): readonly Node[] {
  return node.kind === 'product' ? node.factors.flatMap(flatFactors) : [node];
}

function isSymbol(node: Node, name: string): boolean {
  return node.kind === 'symbol' && node.name === name;
}
