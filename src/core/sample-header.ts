/** The header that tells equal prompts apart on the wire; its value is `slot:draw:re-ask:epoch`. */
export const SAMPLE_HEADER = 'x-chimera-sample';

/** Returns its value among the headers of a request, in upper or lower case; empty where it was not sent. */
export function sampleIn(headers: Readonly<Record<string, string | undefined>> | undefined): string {
  const sample = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === SAMPLE_HEADER);
  return sample?.[1] ?? '';
}
