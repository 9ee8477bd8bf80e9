/** Writes units and scales of Chinese and Japanese behind a number as symbols: `40厘米`, `3万元`, `100百万円`, `60千米/小时`. */
export function rewriteHanUnits(text: string): string {
  if (!han.test(text) || !/\d/u.test(text)) return text;
  return text
    .replace(counted, ' ')
    .replace(scale, (_, sign: string) => scales.get(sign) ?? sign)
    .replace(measured, asSymbols);
}

const wide = String.raw`[\u3400-\u9fff\u30a1-\u30ff]`;
const han = /[\p{Script=Han}\p{Script=Katakana}]/u;

/** Units of a length, an area or a volume that is measured in no unit of its own. */
const counted = /(?<=\d) ?(?:个|個)?(?:平方|立方)?(?:单位|單位)(?=\s?[。.]?$)/u;

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
  `千米 km|公里 km|厘米 cm|公分 cm|毫米 mm|分米 dm|微米 μm|纳米 nm|米 m|千克 kg|公斤 kg|毫克 mg|克 g|吨 t|毫升 mL|升 L|毫秒 ms|秒 s|分钟 min|小时 h|小時 h|人民币 CNY|元 yuan
  日元 JPY|日圆 JPY|円 JPY|美元 dollars|欧元 EUR|メートル m|センチメートル cm|ミリメートル mm|キロメートル km
  グラム g|キログラム kg|リットル L|時間 h|分間 min|秒間 s
  千牛 kN|牛顿 N|牛 N|千焦 kJ|兆焦 MJ|焦耳 J|焦 J|千瓦时 kWh|千瓦 kW|兆瓦 MW|瓦特 W|瓦 W|千伏 kV|毫伏 mV|伏特 V|伏 V|毫安 mA|微安 μA|安培 A|安 A|千欧 k\\Omega|兆欧 M\\Omega|欧姆 ohm|欧 ohm
  千帕 kPa|兆帕 MPa|帕斯卡 Pa|帕 Pa|毫摩尔 mmol|摩尔 mol|摩 mol|库仑 C|库 C|赫兹 Hz|千赫 kHz|兆赫 MHz|特斯拉 T|韦伯 Wb|法拉 F|微法 μF|亨利 H|开尔文 K|电子伏特 eV|摄氏度 ^\\circ C|攝氏度 ^\\circ C|度 ^\\circ`
    .split(/\||\n\s*/u)
    .map((entry): [string, string] => {
      const [sign = '', ...symbol] = entry.split(' ');
      return [sign, symbol.join(' ')];
    }),
);

const names = [...symbols.keys()].toSorted((one, other) => other.length - one.length).join('|');
/** What may be a unit: the names themselves would make of the pattern below the largest by far. */
const unit = String.raw`[\u30a1-\u30fc\u4e00-\u6bcd\u6bd0-\u9fff]+(?: ?\^ ?\{? ?-?\d ?\}?)?`;

/** Units right behind a number, multiplied and divided, where no other sign of the script follows: `牛/千克`, `焦/(千克·摄氏度)`. */
const measured = new RegExp(
  String.raw`(?<=[\d})][\s$]?(?:(?:million|dollars) )?(?:\\(?:text|mathrm) ?\{ ?)?)${unit}(?: ?(?:[/每毎]|\\cdot|\*) ?${unit}| ?[/每毎] ?\( ?${unit} ?(?:\\cdot|\*) ?${unit} ?\))*(?![\p{Script=Han}\p{Script=Katakana}])`,
  'gu',
);

const each = new RegExp(`(平方|立方)?(${names}|时|時)`, 'gu');
const first = new RegExp(`^(?:平方|立方)?(?:${names})(?!${wide})`, 'u');
const others = new RegExp(`(?<!${wide})(?:(?:平方|立方)?(?:${names})|[时時])(?!${wide})`, 'gu');

function asSymbols(units: string): string {
  const divided = units.replace(/ ?[每毎] ?/gu, '/');
  if (!first.test(divided) || han.test(divided.replace(others, ''))) return units;
  return ` ${divided.replace(each, (_, power: string | undefined, name: string) => raised(name, power))}`;
}

function raised(name: string, power: string | undefined): string {
  const symbol = /^[时時]$/u.test(name) ? 'h' : (symbols.get(name) ?? name);
  return power === undefined ? symbol : `${symbol}^{${power === '平方' ? 2 : 3}}`;
}
