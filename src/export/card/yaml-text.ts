/** What YAML can say and JSON can too. */
export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/** Writes a value as YAML in blocks. Every text is quoted as in JSON, so that none is taken for anything else. */
export function yamlText(value: YamlValue): string {
  return `${linesOf(value).join('\n')}\n`;
}

function linesOf(value: YamlValue): readonly string[] {
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item) => {
      const [first = '', ...rest] = linesOf(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (typeof value !== 'object') return [typeof value === 'string' ? quoted(value) : String(value)];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return ['{}'];
  return members.flatMap(([key, member = '']) => {
    const name = /^[a-z]\w*$/u.test(key) ? key : quoted(key);
    const lines = linesOf(member);
    const isBlock = typeof member === 'object' && lines[0] !== '[]' && lines[0] !== '{}';
    return isBlock ? [`${name}:`, ...lines.map((line) => `  ${line}`)] : [`${name}: ${lines[0] ?? ''}`];
  });
}

/** Characters that YAML counts as line ends or does not allow, and JSON leaves as they are. */
const unprintable = /[\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/gu;

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
