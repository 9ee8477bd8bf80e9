/** Names of laws and books with their parts written in one way: `section 2 of the Sherman Act`, `42 USC 1983`, `1 Corinthians 13:4`. */
export function withCitedParts(text: string): string {
  if (text.length > 160 || !cited.test(text)) return text;
  return text
    .replace(
      /(?<![\d.])(\d{1,3}) (U\.? ?S\.? ?C|C\.? ?F\.? ?R)\.? ?(?:§{1,2}|[Ss]ec(?:tion|\.))? ?(?=\d)/gu,
      (_, title: string, code: string) => `${title} ${code.replace(/[. ]/gu, '')} `,
    )
    .replace(
      /^(?:[Tt]he )?(\p{Lu}[^\d,;§]{2,60} (?:Act|Code|Constitution|Charter|Convention|Statute|Treaty)|(?:\p{Lu}\p{Ll}{3,12}|\d{1,2}(?:st|nd|rd|th)) Amendment|Article (?:[IVX]{1,6}|\d{1,2})),? (§|[Ss]ec(?:tion|\.)|[Aa]rt(?:icle|\.)|[Tt]itle|[Cc]hapter) ?(\d{1,4}[a-z]?|[IVX]{1,6})$/u,
      (_, law: string, part: string, number: string) =>
        `${parts.get(part.slice(0, 3).toLowerCase()) ?? part} ${number} of the ${law}`,
    )
    .replace(
      /^(?:the )?(?:U\.S\.|US|United States) (Supreme Court|Constitution|Congress|Senate|House of Representatives|Declaration of Independence|Bill of Rights)$/i,
      '$1 of the United States',
    )
    .replace(
      /^(?:(First|1st|I)|(Second|2nd|II)|(?:Third|3rd|III)) (Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees)(?= \d)/u,
      (_, first: string | undefined, second: string | undefined, book: string) =>
        `${first !== undefined ? 1 : second !== undefined ? 2 : 3} ${book}`,
    )
    .replace(
      /(?<=^(?:[123] )?\p{Lu}\p{Ll}{2,15}),? [Cc]h(?:apter|\.) (\d{1,3}),? [Vv](?:erses?|v?\.) ?(?=\d)/u,
      ' $1:',
    );
}

const cited =
  /§|U\.? ?S\.? ?C|C\.? ?F\.? ?R|\d|(?: (?:Act|Code|Constitution|Charter|Convention|Statute|Treaty),? )|^(?:the )?(?:U\.?S\.?|United States) /i;

const parts: ReadonlyMap<string, string> = new Map([
  ['§', 'section'],
  ['sec', 'section'],
  ['art', 'article'],
  ['tit', 'title'],
  ['cha', 'chapter'],
]);
