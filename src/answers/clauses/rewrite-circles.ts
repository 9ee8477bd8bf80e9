/** Writes a circle that is told by its center and radius as its equation: `(x - (1))^2 + (y - (0))^2 = (1)^2`. */
export function rewriteCircles(text: string): string {
  const circle = circleIn(text);
  return circle === null
    ? text
    : `(x - (${circle.across}))^2 + (y - (${circle.up}))^2 = (${circle.radius})^2`;
}

interface Circle {
  readonly across: string;
  readonly up: string;
  readonly radius: string;
}

/** The circle that a whole text tells by its center and radius, and nothing else; null for any other text. */
export function circleIn(text: string): Circle | null {
  if (text.length > 120 || !text.includes('ircle ')) return null;
  const plain = text
    .replaceAll('$', '')
    .replace(/ +/g, ' ')
    .replace('centre', 'center')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  const at = plain.indexOf('circle ');
  if (!leading.has(plain.slice(0, at))) return null;
  const parts = plain.slice(at + 'circle '.length).split(/ (?=with |centered |and )/);
  if (parts.length !== 2) return null;
  const [radius] = parts.flatMap(
    (part) => /^(?:with |and |of )(?:a )?radius (?:of |= )?(.+)$/.exec(part)?.[1] ?? [],
  );
  const [center] = parts.flatMap(
    (part) => /^(?:with |and )?center(?:ed)? (?:at )?(.+)$/.exec(part)?.[1] ?? [],
  );
  const [across, up] =
    center === 'the origin' ? ['0', '0'] : (/^\(([^(),]+),([^(),]+)\)$/.exec(center ?? '')?.slice(1) ?? []);
  const isNumber = radius !== undefined && /^(?:\\sqrt ?)?[\d.{}]+$/.test(radius);
  return across === undefined || up === undefined || !isNumber
    ? null
    : { across: across.trim(), up: up.trim(), radius };
}

/** What may be before the word, besides which anything could change the points that are meant. */
const leading: ReadonlySet<string> = new Set(['', 'a ', 'the ', 'it is a ', 'this is a ', 'it is the ']);
