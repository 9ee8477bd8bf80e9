/**
 * Shows control characters instead of sending them: replies of models may hold some that move the cursor of a terminal, hide what
 * is on it or type for its user.
 */
export function plainText(text: string): string {
  return text.replace(/\r(?!\n)|[^\P{Cc}\r\n\t]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return `\\x${code.toString(16).padStart(2, '0')}`;
  });
}
