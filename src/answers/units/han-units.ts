/** Writes units and scales of Chinese and Japanese behind a number as symbols: `40厘米`, `3万元`, `100百万円`, `60千米/小时`. */
export function rewriteHanUnits(text: string): string {
  if (!han.test(text) || !/\d/u.test(text)) return text;
  return text.replace(scale, (_, sign: string) => scales.get(sign) ?? sign).replace(measured, asSymbols);
}

const han = /[\p{Script=Han}\p{Script=Katakana}]/u;

const scales: ReadonlyMap<string, string> = new Map([
  ['百万', ' million '],
  ['千万', ' \\times 10^{7} '],
  ['百亿', ' \\times 10^{10} '],
  ['百億', ' \\times 10^{10} '],
  ['万', ' \\times 10^{4} '],
  ['萬', ' \\times 10^{4} '],
  ['亿', ' \\times 10^{8} '],
  ['億', ' \\times 10^{8} '],
]);

/** What multiplies the number before it, at the end or before a unit; `3万5千` is read by nothing. */
const scale = new RegExp(
  String.raw`(?<=\d) ?(${[...scales.keys()].join('|')})(?=\s?(?:$|元|円|圆|圓|日元|日圆|美元|欧元|人民币|人|吨|米|千克|公里))`,
  'u',
);

const symbols: ReadonlyMap<string, string> = new Map(
  `千米 km|公里 km|厘米 cm|公分 cm|毫米 mm|分米 dm|微米 μm|纳米 nm|米 m|千克 kg|公斤 kg|毫克 mg|克 g|吨 t|毫升 mL|升 L|毫秒 ms|秒 s|分钟 min|小时 h|人民币 CNY|元 yuan
  日元 JPY|日圆 JPY|円 JPY|美元 dollars|欧元 EUR|牛顿 N|焦耳 J|瓦特 W|伏特 V|安培 A|欧姆 ohm|帕斯卡 Pa|摩尔 mol|メートル m|センチメートル cm|ミリメートル mm|キロメートル km
  グラム g|キログラム kg|リットル L|時間 h|分間 min|秒間 s`
    .split(/\||\n\s*/u)
    .map((entry): [string, string] => {
      const [sign = '', symbol = ''] = entry.split(' ');
      return [sign, symbol];
    }),
);

const names = [...symbols.keys()].toSorted((one, other) => other.length - one.length).join('|');

/** A unit right behind a number, with what it is counted in, where no other sign of the script follows. */
const measured = new RegExp(
  String.raw`(?<=[\d})][\s$]?(?:(?:million|dollars) )?(?:\\(?:text|mathrm) ?\{ ?)?)(平方|立方)?(${names})(?:(?:\s?[/每毎]\s?)(平方|立方)?(${names}|时|時))?(?![\p{Script=Han}\p{Script=Katakana}])`,
  'gu',
);

function asSymbols(
  _whole: string,
  power: string | undefined,
  unit: string,
  powerBelow: string | undefined,
  below: string | undefined,
): string {
  const over = raised(unit, power);
  return below === undefined
    ? ` ${over}`
    : ` ${over}/${/^[时時]$/u.test(below) ? 'h' : raised(below, powerBelow)}`;
}

function raised(unit: string, power: string | undefined): string {
  const symbol = symbols.get(unit) ?? unit;
  return power === undefined ? symbol : `${symbol}^{${power === '平方' ? 2 : 3}}`;
}
