import { pass, reject } from '../../core/outcome.ts';
import type { AnswerType } from '../../core/records/records.ts';
import type { Rule } from '../../core/records/rule.ts';
import { comparableText } from '../comparable-text.ts';
import { defineRule } from '../define-rule.ts';

/** What announces an answer. */
const marker =
  /\b(?:answer(?: here)?\s*(?:(?:is|equals|(?:should|must|will) be|turns out to be)\b|[:=])|ans\s*[.:]|(?:solution|result)\s*:)|\\boxed\s*\{/giu;

/** An answer that is only supposed, or shown for its form. */
const supposed = /\b(?:if|when|whether|suppose|unless|example|instance|e\.g\.|say|such as|form|format)\b/iu;

const claim = /\b(?:show|verify|prove|check|confirm) that\b/giu;
const relation = /=|\b(?:is|equals|equal to)\b/giu;

/** Longer answers are a matter for `shortAnswer`. */
const longestAnswer = 500;
const tried = 20;

/**
 * Refuses a problem whose statement gives its answer away: it says what the answer is, asks to show a result that is the
 * answer, or contains an answer too distinctive to be there by chance.
 *
 * Makes no model call. A short number, a name or a set that occurs in the statement is no leak, since data and
 * candidates are there by nature: only a number of at least 6 significant digits, a sentence of at least 8 words or a
 * formula of at least 24 characters is. Linear in the statement.
 *
 * @returns A rule whose rejections carry the code `answer-leaked`.
 *
 * @example
 * ```ts
 * const stage = validate({ models: [a, b], defaultRules: false, rules: [answerNotLeaked()] });
 * ```
 */
export function answerNotLeaked(): Rule {
  return defineRule({
    name: 'answer-not-leaked',
    version: '1',
    check: ({ problem, answer, answerType }) => {
      const own = comparableText(answer);
      if (own === '' || answer.length > longestAnswer) return pass();
      if (isAnnounced(problem, own)) return reject('answer-leaked', 'the statement says what its answer is');
      if (isClaimed(problem, own))
        return reject('answer-leaked', 'the statement asks to show what is its answer');
      return isDistinctive(own, answerType) && contains(comparableText(problem), own)
        ? reject('answer-leaked', 'the statement contains the reference answer')
        : pass();
    },
  });
}

function isAnnounced(problem: string, own: string): boolean {
  let count = 0;
  for (const { index, 0: found } of problem.matchAll(marker)) {
    count += 1;
    if (count > tried) return false;
    const before = problem.slice(Math.max(0, index - 60), index);
    if (supposed.test(lastSentence(before))) continue;
    if (beginsWith(problem.slice(index + found.length), own)) return true;
  }
  return false;
}

/** A result of fewer characters may equal a datum by chance. */
const shortestResult = 4;

function isClaimed(problem: string, own: string): boolean {
  if (own.replaceAll(' ', '').length < shortestResult) return false;
  let count = 0;
  for (const { index } of problem.matchAll(claim)) {
    const [sentence = ''] = problem.slice(index, index + 600).split(/[.?!](?=\s)|\n\s*\n/u, 1);
    for (const { index: at, 0: found } of sentence.matchAll(relation)) {
      count += 1;
      if (count > tried) return false;
      if (beginsWith(sentence.slice(at + found.length), own)) return true;
    }
  }
  return false;
}

function lastSentence(text: string): string {
  return text.split(/[.!?](?=\s)|\n/u).at(-1) ?? '';
}

/** Tells whether a text opens with the answer and then comes to a stop: "4." but not "4 digits", "12" but not "12.5". */
function beginsWith(text: string, own: string): boolean {
  const near = text.slice(0, longestAnswer * 2).replace(/^[\s:*_]+/u, '');
  const stops = near.matchAll(/[.;,!?](?=\s|$)|[)\]}](?=[^\p{L}\p{N}]|$)|\n|$/gu);
  let count = 0;
  for (const { index, 0: found } of stops) {
    count += 1;
    const withStop = near.slice(0, index + found.length);
    if (comparableText(near.slice(0, index)) === own || comparableText(withStop) === own) return true;
    if (count > tried) return false;
  }
  return false;
}

function isDistinctive(own: string, answerType: AnswerType): boolean {
  if (answerType === 'set' || answerType === 'name') return false;
  const words = own.match(/(?<!\\)\b\p{L}{2,}/gu)?.length ?? 0;
  if (words >= 8) return true;
  if (/^[+-]?\d[\d., ]*(?:\s?[\p{L}%°/^][\p{L}%°/^\d]*|\s\d[\p{L}%°/^\d]*)?$/u.test(own))
    return significantDigits(own) >= 6;
  const signs = own.match(/[\d=^_\\+*/<>|]/gu)?.length ?? 0;
  return words <= 3 && signs >= 4 && own.replaceAll(' ', '').length >= 24;
}

function significantDigits(number: string): number {
  const digits = /^[+-]?[\d., ]*/u.exec(number)?.[0].replace(/\D/gu, '') ?? '';
  return digits.replace(/^0+/u, '').replace(/(?<!0)0+$/u, '').length;
}

/** Tells whether the answer is in the statement as a whole, not inside a longer number or word. */
function contains(statement: string, own: string): boolean {
  const opensAsWord = /^[\p{L}\p{N}]/u.test(own);
  const closesAsWord = /[\p{L}\p{N}]$/u.test(own);
  for (let at = statement.indexOf(own); at >= 0; at = statement.indexOf(own, at + own.length)) {
    const end = at + own.length;
    const before = statement.slice(Math.max(0, at - 2), at);
    const isInside =
      (opensAsWord && /[\p{L}\p{N}]$|\d[.,]$/u.test(before)) ||
      (closesAsWord && /^(?:[\p{L}\p{N}]|[.,]\d)/u.test(statement.slice(end, end + 2)));
    if (!isInside) return true;
  }
  return false;
}
