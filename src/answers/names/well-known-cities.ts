import { pattern } from '../tokens/pattern.ts';
import { foldText } from '../words/fold-text.ts';
import { stateOf } from '../words/state-names.ts';
import { readTable } from './read-table.ts';

/**
 * Cities that are meant wherever their name stands alone, with the state or country that is often written behind it. Left out
 * is what recurs, so that the country says which: Birmingham, Valencia, San José.
 */
const cities = `france: paris lyon marseille bordeaux toulouse strasbourg versailles
united kingdom/england/great britain/britain: london liverpool oxford
united kingdom/scotland/great britain/britain: edinburgh glasgow
ireland/republic of ireland: dublin
germany: berlin munich hamburg frankfurt cologne dresden leipzig stuttgart nuremberg
italy: rome milan venice florence naples turin genoa bologna palermo
spain: madrid barcelona seville
portugal: lisbon porto
netherlands/holland: amsterdam rotterdam the_hague
belgium: brussels antwerp bruges
switzerland: zurich geneva bern basel
austria: vienna salzburg innsbruck
czech republic: prague
poland: warsaw krakow gdansk
hungary: budapest
romania: bucharest
greece: athens thessaloniki
denmark: copenhagen
sweden: stockholm gothenburg
norway: oslo bergen
finland: helsinki
iceland: reykjavik
russia: moscow saint_petersburg vladivostok
ukraine: kyiv kiev odessa
turkey: istanbul ankara
egypt: cairo
israel: jerusalem tel_aviv
iraq: baghdad
iran: tehran
saudi arabia: riyadh mecca medina
united arab emirates: dubai abu_dhabi
india: new_delhi delhi mumbai kolkata chennai bangalore
pakistan: islamabad karachi lahore
bangladesh: dhaka
afghanistan: kabul
nepal: kathmandu
thailand: bangkok
vietnam: hanoi ho_chi_minh_city
indonesia: jakarta
malaysia: kuala_lumpur
philippines: manila
china: beijing shanghai guangzhou shenzhen wuhan nanjing
japan: tokyo kyoto osaka hiroshima nagasaki yokohama
south korea: seoul busan
north korea: pyongyang
mongolia: ulaanbaatar
australia: canberra sydney melbourne brisbane
new zealand: auckland
canada: ottawa toronto montreal vancouver
united states: chicago los_angeles san_francisco new_york new_york_city boston seattle
mexico: mexico_city guadalajara
cuba: havana
brazil: sao_paulo rio_de_janeiro brasilia
argentina: buenos_aires
chile: valparaiso
peru: lima
colombia: bogota
venezuela: caracas
ecuador: quito
uruguay: montevideo
kenya: nairobi
ethiopia: addis_ababa
nigeria: lagos abuja
ghana: accra
senegal: dakar
south africa: cape_town johannesburg pretoria
morocco: casablanca marrakesh
algeria: algiers`;

const homes: ReadonlyMap<string, readonly string[]> = new Map(
  readTable(cities, ' ').flatMap(([states, names]) =>
    names.map((name) => [foldText(name.replaceAll('_', ' ')), states.split('/')] as const),
  ),
);

/** Cities by a name that is older, or written as it was before. */
const renamed: ReadonlyMap<string, string> = new Map(
  'peking/beijing bombay/mumbai calcutta/kolkata madras/chennai bangalore/bengaluru kiev/kyiv nanking/nanjing rangoon/yangon'
    .split(' ')
    .map((pair) => {
      const [older = '', now = ''] = pair.split('/');
      return [older, now] as const;
    }),
);

/** Whether two folded names are of one city, which was given the one for the other. */
export function areOneCity(left: string, right: string): boolean {
  return renamed.get(left) === right || renamed.get(right) === left;
}

/** A city before its country, where no other one is meant by its name: `São Paulo, Brazil`, and not `Paris, Texas`. */
export function beforeCountry(text: string): string | undefined {
  const [, city = '', country = ''] =
    pattern`^(\p{Lu}[\p{L}.' -]{2,24}), (?:the )?(\p{Lu}[\p{L}. ]{1,24})$`.exec(text) ?? [];
  if (city === '') return undefined;
  const folded = foldText(country);
  const known = homes.get(foldText(city.replace(/^St\.? /u, 'Saint ')));
  return known?.some((home) => home === folded || home === stateOf(folded)) === true ? city : undefined;
}
