import { rewriteHanUnits } from './han-units.ts';
import { lookupUnit } from './lookup-unit.ts';
import { raisedUnits } from './raised-units.ts';

/** Writes units that are told in several words, or abbreviated as in daily use, as their symbols: `25 degrees Celsius`, `50 sq. ft.`. */
export function rewriteUnits(text: string): string {
  const forced = withoutHyphen(text).replace(/(?<=[a-z\d] )kilograms?[- ]force(?![a-z])/giu, 'kgf');
  if (!/\d/u.test(forced)) return forced;
  const latin = raisedUnits(rewriteHanUnits(forced), false);
  if (!told.test(latin)) return latin;
  return spokenUnits.reduce((current, [spoken, symbol]) => current.replace(spoken, symbol), latin);
}

/** A measure that is written as an adjective: `12.9-kilometre`. */
function withoutHyphen(text: string): string {
  const [, number = '', unit = ''] = /^(\d[\d.,]{0,12})-([a-z]{4,12})$/.exec(text) ?? [];
  return unit === '' || unit === 'gram' || lookupUnit(unit) === null ? text : `${number} ${unit}`;
}

/** What the units below are told with, so that most texts are left alone. */
const told =
  /deg|ago|Mya|dB|newton|beat|bpm|counts?|disint|decay|rotat|parts? |millim|pound|lb|ft|foot|kwh|watt|amp|sq|cu|fl|mile|unit|ton|arc|do?z|[kcdm]m[23]|[VA] ?[AD]C|t[bs]?sp|per |[a-z]\./i;

/** Behind a number, or what follows one between it and its unit. */
const behindNumber = String.raw`(?<=\d[\s$~\\,}]{0,4}(?:\\(?:text|mathrm) ?\{ ?)?)`;

function unit(spoken: string, flags = 'gi'): RegExp {
  return new RegExp(`${behindNumber}(?:${spoken})(?![A-Za-z])`, flags);
}

const squareInch = String.raw`(?:square inch(?:es)?|sq\.? ?in\.?|in\.? ?\^ ?(?:2|\{ ?2 ?\}))`;

const spokenUnits: readonly (readonly [RegExp, string])[] = [
  [unit('deg(?:rees?)?\\.? (?:celsius|centigrade|C)'), '^\\circ C'],
  [unit('deg(?:rees?)?\\.? (?:fahrenheit|F)'), '^\\circ F'],
  [unit('degrees? kelvin'), 'K'],
  [unit('beats? ?(?:per|/) ?min(?:ute)?|bpm'), 'bpm'],
  [unit('counts? ?(?:per|/) ?min(?:ute)?'), 'cpm'],
  [unit('(?:disintegrations?|decays?) ?(?:per|/) ?min(?:ute)?'), 'dpm'],
  [unit('rotations? ?(?:per|/) ?min(?:ute)?'), 'rpm'],
  [unit('parts? per million'), 'ppm'],
  [unit('parts? per billion'), 'ppb'],
  [unit('millimet(?:er|re)s? (?:of )?(?:mercury|Hg)'), 'mmHg'],
  [unit(`(?:lbs?\\.?|lbf|pounds?(?:[- ]force)?) ?(?:/|per) ?${squareInch}`), 'psi'],
  [unit('(?:foot|ft\\.?)(?: |-| ?\\\\cdot ?)(?:pounds?(?:[- ]force)?|lbs?|lbf)'), 'ft lbf'],
  [unit('KWH|kwh|KWh|Kwh', 'g'), 'kWh'],
  ...[
    ['kilo', 'k'],
    ['mega', 'M'],
    ['giga', 'G'],
    ['tera', 'T'],
    ['milli', 'm'],
    ['', ''],
  ].flatMap(([prefix, sign]): readonly (readonly [RegExp, string])[] => [
    [unit(`${prefix}watt[- ]hours?`), `${sign}Wh`],
    [unit(`${prefix}amp(?:ere)?[- ]hours?`), `${sign}Ah`],
  ]),
  [unit('sq\\.? ?(ft|in|yd|mi|m|km|cm)(?:\\.(?= |$))?'), 'sq $1'],
  [unit('cu\\.? ?(ft|in|yd|m|cm)(?:\\.(?= |$))?'), 'cu $1'],
  [unit('fl(?:uid|\\.)? ?(?:ounces?|oz\\.?)'), 'floz'],
  [unit('nautical miles?'), 'nmi'],
  [unit('astronomical units?'), 'AU'],
  [unit('international units?'), 'IU'],
  [unit('(?:unified )?atomic mass units?'), 'amu'],
  [unit('metric tons?'), 't'],
  [unit('arc[- ]?min(?:ute)?s?'), 'arcmin'],
  [unit('arc[- ]?sec(?:ond)?s?'), 'arcsec'],
  [/(?<=\d ?(?:thousand|[mb]illion) years?) ago$/gu, ''],
  [unit('newton[- ]?met(?:er|re)s?'), 'N m'],
  [unit('doz\\.?|dz'), 'dozen'],
  // `m2` may be the second of several masses.
  [unit('([kcdm]m)([23])(?!\\d)', 'g'), '$1^{$2}'],
  // Of frequencies a decade is no time, and taken for ten thirds of an octave: 20 dB per decade are called 6 dB per octave.
  [unit('(?:dB|decibels?) ?(?:/|per) ?dec(?:ade)?', 'g'), 'dB/freqdecade'],
  [unit('(?:dB|decibels?) ?(?:/|per) ?oct(?:ave)?', 'g'), 'dB/freqoctave'],
  // What kind of current it is may be left out, and not be another.
  [unit('([kmM]?V|[mk]?A) ?AC', 'g'), '$1 of alternating current'],
  [unit('([kmM]?V|[mk]?A) ?DC', 'g'), '$1 of direct current'],
  [unit('tbsps?'), 'tablespoons'],
  [unit('tsps?'), 'teaspoons'],
  [/(?<=\d[^\d]{1,40}per [a-z]{3,12}) sq(?:uared)?(?![a-z])/g, '^{2}'],
  [/(?<=\d[^\d]{1,40}per [a-z]{3,12}) cubed(?![a-z])/g, '^{3}'],
  // The point of an abbreviation ends no sentence.
  [/(?<=\d ?(?:ft|in|lbs?|oz|hrs?|mins?|secs?|yds?|gals?|mi|mos?|yrs?|wks?))\.(?=[\s,;]|$)/gu, ''],
];
