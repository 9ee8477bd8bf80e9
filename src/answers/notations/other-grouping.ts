/** The text with its comma or point before three digits read the other way; null where there is none. */
export function otherGrouping(text: string): string | null {
  const match = /^([^\d.,]*[1-9]\d{0,2})([.,])(\d{3})(?![\d.,])(.*)$/su.exec(text);
  if (match === null || /\d/u.test((match[4] ?? '').replace(/\^\{?-?\d\}?|10|\^/gu, ''))) return null;
  return match[2] === ',' ? `${match[1]}.${match[3]}${match[4]}` : `${match[1]}${match[3]}${match[4]}`;
}
