type Named = readonly [string, number];

/** Numbers up to 99 that are put together out of tens and ones, with their words, in five languages. */
export function foreignCompounds(): readonly Named[] {
  return [...german(), ...french(), ...spanish(), ...portuguese(), ...italian()];
}

/** `einundzwanzig` */
function german(): readonly Named[] {
  const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
  const ones = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
  return [...alone(tens), ...each(tens, ones, (ten, one) => `${one}und${ten}`)];
}

/** `vingt et un`, `soixante et onze`, `quatre-vingt-dix-sept` */
function french(): readonly Named[] {
  const low =
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
      ' ',
    );
  const tens: readonly Named[] = [
    ['vingt', 20],
    ['trente', 30],
    ['quarante', 40],
    ['cinquante', 50],
    ['soixante', 60],
    ['quatre-vingt', 80],
  ];
  const compounds = tens.flatMap(([ten, value]) =>
    low.slice(0, value < 60 ? 9 : 19).map((one, index): Named => {
      const isJoined = value < 80 && /^(?:un|onze)$/u.test(one);
      return [`${ten}-${isJoined ? 'et-' : ''}${one}`, value + index + 1];
    }),
  );
  return [...tens, ...compounds, ['quatre-vingts', 80], ['septante', 70], ['nonante', 90]];
}

/** `veinticinco`, `treinta y uno` */
function spanish(): readonly Named[] {
  const tens = 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
  const ones = 'uno dos tres cuatro cinco seis siete ocho nueve'.split(' ');
  const twenties =
    'veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
      ' ',
    );
  return [
    ...alone(tens),
    ...each(tens, ones, (ten, one) => `${ten}-y-${one}`),
    ...twenties.map((word, index): Named => [word, 21 + index]),
  ];
}

/** `vinte e um` */
function portuguese(): readonly Named[] {
  const tens = 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa'.split(' ');
  const ones = 'um dois três quatro cinco seis sete oito nove'.split(' ');
  return [...alone(tens), ...each(tens, ones, (ten, one) => `${ten}-e-${one}`)];
}

/** `ventuno`, `trentadue` */
function italian(): readonly Named[] {
  const tens = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');
  const ones = 'uno due tré quattro cinque sei sette otto nove'.split(' ');
  return [
    ...alone(tens),
    ...each(tens, ones, (ten, one) => `${/^[uo]/u.test(one) ? ten.slice(0, -1) : ten}${one}`),
  ];
}

function alone(tens: readonly string[]): readonly Named[] {
  return tens.map((ten, index) => [ten, 20 + 10 * index]);
}

function each(
  tens: readonly string[],
  ones: readonly string[],
  join: (ten: string, one: string) => string,
): readonly Named[] {
  return tens.flatMap((ten, index) =>
    ones.map((one, at): Named => [join(ten, one), 20 + 10 * index + at + 1]),
  );
}
