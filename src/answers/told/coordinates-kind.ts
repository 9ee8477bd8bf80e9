import { apart, same, undecided } from '../compare/finding.ts';
import { type AnswerKind, wholeReading } from '../readings/reading.ts';

/** A place on the earth by its two angles: `48°51′N 2°21′E`, `41° north latitude, 74° west longitude`, `Latitude 33.9°S, longitude 18.4°E`. */
export const coordinatesKind: AnswerKind<Place> = {
  name: 'coordinates',
  read: ({ text }) => {
    const place = readPlace(text);
    return place === null ? [] : [wholeReading(place)];
  },
  relate: (left, right) => {
    const apartBy = Math.max(Math.abs(left.north - right.north), Math.abs(left.east - right.east));
    if (apartBy < tiny) return same('exact', 'both name one place');
    return apartBy > degree
      ? apart('exact', 'the places differ')
      : undecided('one side may have rounded its angles');
  },
};

/** The angles in seconds of arc, north and east counted up. */
interface Place {
  readonly north: number;
  readonly east: number;
}

const degree = 3600;
/** Less than any angle is written with. */
const tiny = 1e-6;

const angle = String.raw`(\d+(?:\.\d+)?) ?° ?(?:(\d+(?:\.\d+)?) ?' ?(?:(\d+(?:\.\d+)?) ?" ?)?)?`;
const both = new RegExp(`^${angle}([nsew])[,;]? ?(?:and )?${angle}([nsew])$`, 'u');

function readPlace(text: string): Place | null {
  if (text.length > 120 || !/°|\\circ|degree/u.test(text) || !/[NS]|north|south/iu.test(text)) return null;
  const plain = text
    .replace(/\\(?:text\w*|mathrm) ?\{([^{}]*)\}/gu, ' $1 ')
    .replace(/\^ ?\{? ?\\circ ?\}?|\\circ| ?degrees?/giu, '°')
    .replace(/\^ ?\{? ?\\prime ?\}?|[′’]| ?minutes?(?= )/gu, "'")
    .replace(/″|''| ?seconds?(?= )/gu, '"')
    .replace(/[$~()]|\\[,;: ]/gu, ' ')
    .toLowerCase()
    .replace(/(?:lat(?:itude|\.)?|long?(?:itude|g?\.)?)(?![a-z])(?: of)? ?[:=]?/gu, ' ')
    .replace(/(?<![a-z])(north|south|east|west)(?![a-z])/gu, (word) => word.slice(0, 1))
    .replace(/ +/gu, ' ')
    .replace(/ (?=[,;])|(?<=["'°]) (?=[nsew])/gu, '')
    .trim();
  const [, ...parts] = both.exec(plain) ?? [];
  const [one, other] = [readAngle(parts.slice(0, 4), 90), readAngle(parts.slice(4), 180)];
  const [first, second] = [parts[3] ?? '', parts[7] ?? ''];
  if (one !== null && other !== null && /[ns]/u.test(first) && /[ew]/u.test(second))
    return { north: one, east: other };
  const turned = [readAngle(parts.slice(0, 4), 180), readAngle(parts.slice(4), 90)] as const;
  return turned[0] !== null && turned[1] !== null && /[ew]/u.test(first) && /[ns]/u.test(second)
    ? { north: turned[1], east: turned[0] }
    : null;
}

/** Seconds of arc; null where there are more than the circle has. */
function readAngle(parts: readonly (string | undefined)[], most: number): number | null {
  const [whole, minutes = '0', seconds = '0', side = ''] = parts;
  if (whole === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(whole) * degree + Number(minutes) * 60 + Number(seconds);
  return size > most * degree ? null : /[sw]/u.test(side) ? -size : size;
}
