/** Whether a text ends with a question mark. */
export function asks(text: string): boolean {
  return /[?？]["”')\s]*$/u.test(text);
}
