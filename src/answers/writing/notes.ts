/** Whether one text is the sign of an interval that the other names: `P4`, `perfect fourth`. */
export function areOneInterval(reference: string, response: string): boolean {
  return isInterval(reference, response) || isInterval(response, reference);
}

function isInterval(short: string, name: string): boolean {
  const [, quality = '', size = ''] = /^([PMm])([2-8])$/u.exec(short) ?? [];
  const usual = (quality === 'P') === /[458]/u.test(size);
  return (
    size !== '' &&
    usual &&
    name.toLowerCase().replace(/^an? /u, '') === `${qualities.get(quality)} ${ordinals[Number(size)]}`
  );
}

const qualities: ReadonlyMap<string, string> = new Map([
  ['P', 'perfect'],
  ['M', 'major'],
  ['m', 'minor'],
]);
const ordinals = ['', '', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'octave'];

/** Notes of music in a row, of which one is flat or sharp, in one writing: `A♭, C, E♭` and `Ab – C – Eb`; null for any other text. */
export function notesOf(text: string): string | null {
  if (text.length > 80 || !/[A-G](?:♭|♯|b|#|[ -]flat|[ -]sharp)/u.test(text)) return null;
  const notes = text
    .trim()
    .replace(/[ -](?=flat|sharp)/gu, '')
    .replace(/\s+/gu, ' ')
    .split(/ ?[,–—-] ?(?:and )?| (?:and )?/u);
  const isNote = (note: string): boolean => /^[A-G](?:[♭♯b#]|flat|sharp)?$/u.test(note);
  return notes.length < 2 || !notes.every(isNote)
    ? null
    : notes.map((note) => note.replace(/♭|flat/u, 'b').replace(/♯|sharp/u, '#')).join(' ');
}
