const pair = /^\s*<(answer|response|final(?:[_-](?:answer|response))?|output)>([\s\S]*)<\/\1>\s*$/iu;

/**
 * Takes off the tags between which a model that marks its thinking was trained to write all else, as ERNIE and Hunyuan do.
 * Tags that were asked for stay: whoever asked reads them.
 *
 * @param asked - the texts that were sent
 */
export function withoutAnswerTags(text: string, asked: readonly string[]): string {
  const [, tag, inside] = pair.exec(text) ?? [];
  if (tag === undefined || inside === undefined) return text;
  // Two blocks side by side are no single one.
  if (inside.toLowerCase().includes(`</${tag.toLowerCase()}>`)) return text;
  return asked.some((sent) => sent.toLowerCase().includes(`<${tag.toLowerCase()}`)) ? text : inside.trim();
}
