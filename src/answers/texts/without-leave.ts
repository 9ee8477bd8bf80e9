import { joinedPhrases } from '../around/joined-phrases.ts';

/** A text without the mark that ends a proof, and the words by which it takes leave of its reader. */
export function withoutLeave(ended: string): string {
  const text = /[□■∎◻◼▢]|blacksquare|qed|D\.?\s*$/.test(ended.slice(-24))
    ? ended.replace(/(?<=\S)\s{0,4}(?:[□■∎◻◼▢]|\$?\\(?:blacksquare|qed)\$?|Q\.?E\.?D\.?)\s*$/u, '')
    : ended;
  const at = leaveIn(text);
  return at < 0 ? text : text.slice(0, at).trimEnd();
}

/** Where the last line takes leave, behind a sentence or on its own; -1 where it does not. */
function leaveIn(text: string): number {
  const from = Math.max(0, text.length - 260);
  const lower = text.slice(from).toLowerCase();
  // A few letters are longer in lower case, and places in it are then not those of the text.
  if (from + lower.length !== text.length) return -1;
  for (const { 0: before, index } of lower.matchAll(starts)) {
    const start = index + before.length;
    const last = lower.slice(start).trimEnd();
    if (!last.includes('\n') && leaves.some((words) => last.startsWith(words))) return from + start;
  }
  return -1;
}

const starts = /[^\s:][\n ]{0,2}(?:\n|[.!?*)] )(?=[a-z])/g;

const leaves: readonly string[] = joinedPhrases(
  'is_there_anything_else would_you_like_me_to would_you_like_to_know would_you_like_help let_me_know_if please_let_me_know_if feel_free please_feel_free',
  'do_you_have do_you_have_any | other more further | questions',
  'i_hope hope | this that it | helps',
  'it_is_easy_to it_is_straightforward_to one_can_easily one_easily | check verify checks verifies | that | these this they it | functions function solutions values | work satisfy indeed_work indeed_satisfy do_work',
  'if_you | have need would_like | any more further',
).map((phrase) => phrase.trim());
