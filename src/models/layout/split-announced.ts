import type { SplitText } from './split-text.ts';

/**
 * Takes thinking off the beginning of a text that is set apart in another way than by marks: announced in words, as Granite
 * does, folded away in HTML, as gateways for people do, or in a code fence. Null when it is not.
 */
export function splitAnnounced(text: string): SplitText | null {
  if (!begins.test(text)) return null;
  for (const form of forms) {
    const match = form.exec(text);
    if (match !== null) return { text: (match[2] ?? '').trim(), reasoning: (match[1] ?? '').trim() || null };
  }
  return null;
}

const begins = /^\s*(?:[*_#]{0,3}\s?here(?:['’]s| is) my|<details|```)/iu;

const forms: readonly RegExp[] = [
  /^\s*[*_#]{0,3}\s?here(?:['’]s| is) my (?:thought process|thinking|reasoning)[ :*_.]*(?![ :*_.])([\s\S]*?)\n[^\S\n]*[*_#]{0,3}\s?here(?:['’]s| is) my (?:final )?(?:response|answer|solution)[ :*_.]*([\s\S]*)/iu,
  /^\s*<details\b[^>]{0,200}\b(?:reasoning|thinking)\b[^>]{0,200}>(?:\s*<summary>[^<]{0,200}<\/summary>)?([\s\S]*?)<\/details>([\s\S]*)$/iu,
  /^\s*<details\b[^>]{0,200}>\s*<summary>[^<]{0,200}(?:think|thought|reason)[^<]{0,200}<\/summary>([\s\S]*?)<\/details>([\s\S]*)$/iu,
  /^\s*```(?:think|thinking|thoughts?|reasoning)[^\S\n]*\n([\s\S]*?)\n```[^\S\n]*(?:\n|$)([\s\S]*)$/iu,
];
