import { freeNames } from '../compare/free-names.ts';
import type { Labelled } from '../compare/structure.ts';
import type { Node } from '../tree/node.ts';

/**
 * Whether an equation says something of its own name, so that its right side is no value of it: `x = x + 1`, or `y'' = -4y`,
 * which is solved by functions. `y' = -x/y` does tell a slope.
 */
export function isAboutItself({ label, value }: Labelled): boolean {
  const name = label === null ? '' : nameOf(label);
  if (name === '') return false;
  const known = freeNames(value);
  if (label?.kind === 'symbol' && known.has(name)) return true;
  // `f(x) = f(-x)` says of a function how it is alike.
  if (label?.kind === 'call' && value.kind === 'call' && value.name === label.name) return true;
  const base = name.replace(/^bar:/, '').split("'")[0] ?? '';
  // A prime marks a new force or wavelength; of other letters it may be a derivative.
  if (name === `${base}'` && /^(?:F|lambda)$/.test(base)) return false;
  return base !== name && isMultipleOf(value, base);
}

/** The name of a symbol, of `f'(x)` and of `f'` before the variable in brackets. */
function nameOf(label: Node): string {
  if (label.kind === 'symbol') return label.name;
  if (label.kind === 'call') return label.name.replace(/\(\)$/u, '');
  const [first, input, ...more] = label.kind === 'product' ? label.factors : [];
  const isApplied = input?.kind === 'symbol' && more.length === 0;
  return isApplied && first?.kind === 'symbol' && first.name.includes("'") ? first.name : '';
}

/** Whether a value is what a name stands for, or that times known numbers. */
function isMultipleOf(value: Node, base: string): boolean {
  if (value.kind === 'product')
    return (
      value.factors.some((factor) => isMultipleOf(factor, base)) &&
      value.factors.every((factor) => isMultipleOf(factor, base) || factor.kind === 'number')
    );
  if (value.kind === 'call') return value.name === `${base}()`;
  return value.kind === 'symbol' && value.name.replace(/^unit:/, '') === base;
}
