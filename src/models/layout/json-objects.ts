import { withoutFences } from '../../prompting/fence.ts';
import { repairedJson } from './repaired-json.ts';
import { splitThinking } from './split-thinking.ts';

/** A JSON object or array that was found in a text. */
export interface FoundJson {
  readonly value: object;
  /** Its source in the text. */
  readonly source: string;
}

/** Looking at more openings than this would take long in a text made to that end, and none is meant to hold so many. */
const mostTried = 200;

/**
 * Finds the JSON objects and arrays of a reply that are not inside another one, whatever surrounds them: thinking, prose,
 * code fences. What the prompt had quoted is passed over. Strings are repaired; see `repairedJson`.
 */
export function jsonObjects(reply: string): readonly FoundJson[] {
  const text = withoutFences(splitThinking(reply).text);
  const found: FoundJson[] = [];
  let tried = 0;
  for (let at = nextOpening(text, 0); at >= 0 && tried < mostTried; tried += 1) {
    const end = endOfValue(text, at);
    const value = end === null ? undefined : parsed(text.slice(at, end));
    const isMeant = /^\{\s*"/.test(text.slice(at, at + 100));
    // What an object that cannot be read holds is not an object of the reply: it may be only quoted.
    if (end === null && isMeant) break;
    if (end !== null && value !== undefined) found.push({ value, source: text.slice(at, end) });
    at = nextOpening(text, end === null || (value === undefined && !isMeant) ? at + 1 : end);
  }
  return found;
}

function nextOpening(text: string, from: number): number {
  const rest = text.slice(from).search(/[{[]/);
  return rest < 0 ? -1 : from + rest;
}

/** The place after the bracket that closes the one at `start`; null when none does. Brackets in strings are text. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function parsed(source: string): object | undefined {
  try {
    const value: unknown = JSON.parse(repairedJson(source));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
