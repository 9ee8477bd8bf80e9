/** Makes one line break or one space of each run of white space, so that patterns meet no long runs. */
export function squeezedSpace(text: string): string {
  return text.replace(/\s+/gu, (run) => (run.includes('\n') ? '\n' : ' ')).trim();
}
