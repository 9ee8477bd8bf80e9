/** Reads the lines of a body as they come, without those that are blank. */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of body) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    // The first piece ends what came before, and the last one has not ended yet.
    const [head = ''] = lines;
    parts.push(head);
    if (lines.length === 1) continue;
    yield* notBlank([parts.join(''), ...lines.slice(1, -1)]);
    parts = [lines.at(-1) ?? ''];
  }
  yield* notBlank([parts.join('') + decoder.decode()]);
}

function notBlank(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.trim() !== '');
}
