/** A place without the character that says that it is a city or province, where its name alone means the same place. */
export function withoutRank(text: string): string {
  const [, place, rank] = /^(\p{Script=Han}{2,4})([市省])$/u.exec(text) ?? [];
  if (place !== undefined && rank !== undefined)
    return rank === '市' ? (isCity(place) ? place : text) : provinces.has(place) ? place : text;
  return text.replace(/^(서울|부산|대구|인천|대전|울산)(?:특별시|광역시|시)$/u, '$1');
}

/** `大城市` is a big city, and a Japanese prefecture or a Chinese province may bear the name of a city in it. */
function isCity(place: string): boolean {
  return (
    !/[城都集超夜股门門上黑花闹鬧开開大小中新老]$/u.test(place) && !provinces.has(place) && !shared.has(place)
  );
}

const provinces: ReadonlySet<string> = new Set(
  '河北 山西 辽宁 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海'.split(
    ' ',
  ),
);

const shared: ReadonlySet<string> = new Set(
  '吉林 青森 秋田 山形 福島 千葉 新潟 富山 福井 山梨 長野 岐阜 静岡 京都 大阪 奈良 和歌山 鳥取 岡山 広島 山口 徳島 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄 栃木'.split(
    ' ',
  ),
);
