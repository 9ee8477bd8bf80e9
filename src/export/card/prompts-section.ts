import { markdownCode } from './markdown-text.ts';
import type { PromptNote } from './read-prompt-notes.ts';

/** Most characters of a turn. */
const MOST_CHARACTERS = 12_000;

/** The prompts of each stage, each as it was sent for one item. */
export function promptsSection(notes: readonly PromptNote[], stages: readonly string[]): string {
  if (notes.length === 0) return '';
  const ordered = [...notes].sort((left, right) => stages.indexOf(left.stage) - stages.indexOf(right.stage));
  const parts = ordered.map(({ stage, part, version, prompt, messages }) => {
    const name = prompt === null ? `stage version ${markdownCode(version)}` : markdownCode(prompt);
    const turns = messages.map(({ role, content }) => `${markdownCode(role)}:\n\n${asIs(content)}`);
    return [`### ${markdownCode(`${stage}: ${part}`)}, ${name}`, ...turns].join('\n\n');
  });
  const how =
    'What each part of each stage was asked, as it was sent for one item; other items have their own topic, problem or answer in its place.';
  return ['## Prompts', how, ...parts].join('\n\n');
}

/** A block that no text inside can end: its fence is longer than any row of backticks there. */
function asIs(text: string): string {
  const characters = [...text];
  const shown =
    characters.length > MOST_CHARACTERS
      ? `${characters.slice(0, MOST_CHARACTERS).join('')}\n[${characters.length - MOST_CHARACTERS} characters more]`
      : text;
  const longest = Math.max(2, ...[...shown.matchAll(/`+/gu)].map(([row]) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${shown}\n${fence}`;
}
