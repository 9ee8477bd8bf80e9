import { someNode } from '../tree/build-node.ts';
import type { Node } from '../tree/node.ts';

/** Units of one dimension that measure different things: `1 Hz` is no radian in a second, a gray no sievert. */
const unlike: readonly (readonly [RegExp, RegExp])[] = [
  [/^unit:(?:[kMGTmμ]?Hz|(?:kilo|mega|giga)?hertz)$/u, /^unit:(?:m?rad|radians?)$/u],
  [
    /^unit:(?:[kMGTmμ]?Bq|becquerels?|[mkμ]?Ci|curies?)$/u,
    /^unit:(?:[kMGTmμ]?Hz|hertz|rpm|m?rad|radians?)$/u,
  ],
  [/^unit:(?:[mkμ]?Gy|grays?)$/u, /^unit:(?:[mkμ]?Sv|sieverts?)$/u],
  [
    /^unit:[bcd]pm$/u,
    /^unit:(?:[kMGTmμ]?Hz|(?:kilo|mega|giga)?hertz|rp[ms]|rev|revolutions?|m?rad|radians?)$|^label:(?!beats?$)/u,
  ],
  [/^unit:(?:dpm|[kMGTmμ]?Bq|becquerels?)$/u, /^unit:[bc]pm$/u],
  [/^unit:bpm$/u, /^unit:cpm$/u],
  [/^unit:kt$/u, /^unit:(?:kn|knots?|kts)$/u],
  // Degrees may be those of a temperature, and `度` is a kilowatt hour as well.
  [
    /^unit:deg$/u,
    /^unit:(?:deg[CFR]|celsius|fahrenheit|m?K|kelvins?|[kMG]?Wh|[kMG]?J|(?:kilo|mega|giga)?joules?)$/u,
  ],
  [/^unit:(?:[mk]?lm|lumens?)$/u, /^unit:(?:[mk]?cd|candelas?)$/u],
];

/** Whether one side has a unit that measures something else than one of the other side does. */
export function areUnlike(node: Node, other: Node): boolean {
  const mentions = (side: Node, units: RegExp): boolean =>
    someNode(side, (part) => part.kind === 'symbol' && units.test(part.name));
  return unlike.some(([from, to]) => mentions(node, from) && mentions(other, to));
}
