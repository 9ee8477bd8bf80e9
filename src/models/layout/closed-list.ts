import type { ReplyStructure } from '../../core/reply-structure.ts';

/** Whether a reply is one list and nothing else: what came whole of such a reply is worth something by itself. */
export function isOneList({ parts }: ReplyStructure): boolean {
  return parts.length === 1 && parts[0]?.kind === 'list';
}

/** Returns a JSON list that was cut as one that is closed after its last whole item; any other text, unchanged. */
export function closedList(text: string): string {
  const opening = [...text.matchAll(/\[\s*(?=")/gu)].at(-1);
  if (opening === undefined) return text;
  const from = opening.index + opening[0].length;
  const end = [...text.slice(from).matchAll(quoted)].at(-1);
  const isMember = /\{[^{}[\]]*$/u.test(text.slice(0, opening.index));
  const between = text.slice(from).replace(quoted, '');
  if (end === undefined || (isMember ? /\]\s*\}/u : /\]/u).test(between)) return text;
  return `${text.slice(0, from + end.index + end[0].length)}]${isMember ? '}' : ''}`;
}

const quoted = /"(?:[^"\\]|\\[\s\S])*"/gu;
