/** Notes of music in a row, of which one is flat or sharp, in one writing: `A♭, C, E♭` and `Ab – C – Eb`; null for any other text. */
export function notesOf(text: string): string | null {
  if (text.length > 80 || !/[A-G](?:♭|♯|b|#|[ -]flat|[ -]sharp)/u.test(text)) return null;
  const notes = text
    .trim()
    .replace(/[ -](?=flat|sharp)/gu, '')
    .split(/\s*[,–—-]\s*(?:and\s+)?|\s+(?:and\s+)?/u);
  const isNote = (note: string): boolean => /^[A-G](?:[♭♯b#]|flat|sharp)?$/u.test(note);
  return notes.length < 2 || !notes.every(isNote)
    ? null
    : notes.map((note) => note.replace(/♭|flat/u, 'b').replace(/♯|sharp/u, '#')).join(' ');
}
