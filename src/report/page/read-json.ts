/** Reads a block of JSON that the page carries. What writes it is what reads it: its form is taken for granted. */
export function readJson<Content>(id: string): Content | null {
  const text = document.getElementById(id)?.textContent;
  return text === null || text === undefined ? null : (JSON.parse(text) as Content);
}
