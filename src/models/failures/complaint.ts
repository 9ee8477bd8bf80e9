import type { FailureBody } from './failure-body.ts';

/**
 * What a failed response is about, as far as its body says so.
 *
 * - `refused`: the content of this one prompt or of the reply to it
 * - `overlong`: this prompt, or prompt and reply together, are longer than the model takes
 * - `unlucky`: what the model wrote this time could not be used by its own server
 * - `key`: who asks
 * - `exhausted`: money or a quota that no waiting of minutes brings back
 * - `limit`: too many requests or tokens for the moment
 * - `stream`: that the reply was to be streamed
 */
export type Complaint = 'refused' | 'overlong' | 'unlucky' | 'key' | 'exhausted' | 'limit' | 'stream' | null;

/** Longer than this, waiting is for another run. */
export const longestWaitMs = 300_000;

/**
 * Decides by codes and members first, and by what the words speak of where servers have no code: never by a whole
 * sentence, since each server has its own.
 *
 * @param status - of the response, or the one that its body means
 * @param waitMs - what the server asks to wait, in a header or in its body
 */
export function complaintOf(body: FailureBody, status: number | null, waitMs: number | null): Complaint {
  const codes = [...body.codes];
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  const facts = { ...body, status, waitMs, has, isLimit: status === 429 || has(limitCodes) };
  return readings.find(([, applies]) => applies(facts))?.[0] ?? null;
}

interface Facts extends FailureBody {
  readonly has: (code: RegExp) => boolean;
  readonly isLimit: boolean;
}

/** In the order in which they are believed. */
const readings: readonly (readonly [Complaint, (facts: Facts) => boolean])[] = [
  ['exhausted', ({ has, words }) => has(exhaustedCodes) || exhaustedWords.test(words)],
  ['key', ({ status }) => status === 401],
  ['overlong', ({ has, status }) => has(overlongCodes) || status === 413],
  // A limit is told in tokens too; one request alone may be above it.
  ['overlong', ({ isLimit, words }) => (!isLimit || /too (?:large|long)/iu.test(words)) && isOverlong(words)],
  ['unlucky', ({ names, has }) => names.has('failed_generation') || has(unluckyCodes)],
  ['exhausted', ({ isLimit, waitMs }) => isLimit && waitMs !== null && waitMs > longestWaitMs],
  ['limit', ({ isLimit, waitMs }) => isLimit && waitMs !== null],
  ['exhausted', ({ isLimit, has, words }) => isLimit && (has(longQuotas) || longQuotaWords.test(words))],
  ['limit', ({ isLimit }) => isLimit],
  ['refused', ({ names }) => names.has('contentfilter') || names.has('content_filter_result')],
  ['refused', ({ has, words }) => has(refusedCodes) || isAboutContent(words)],
  ['key', ({ status, has, words }) => status !== 404 && (has(keyCodes) || keyWords.test(words))],
  ['stream', ({ param, status }) => param === 'stream' && status === 400],
];

const exhaustedCodes =
  /insufficient[_ ](?:user[_ ])?(?:quota|balance|credit|funds)|quota[_ ]exhausted|billing|payment[_ ]required|arrear/u;
const exhaustedWords =
  /insufficient[_ ](?:user[_ ])?(?:quota|balance|credits?|funds)|billing[_ ](?:hard[_ ]limit|not[_ ]active)|credit balance is too low|quota[_ ]exhausted|account[_ ]arrearage|(?:out of|no|not enough|more) (?:remaining )?credits|top up|余额不足|欠费|充值|残高(?:が)?不足|недостаточно средств|saldo insuficiente/iu;

const longQuotas = /per_?day|daily|per_?month|monthly/u;
const longQuotaWords =
  /\bper[- ]?(?:day|month)|\b(?:daily|monthly)\b|\b(?:RPD|TPD)\b|(?:PerDay|PerMonth)|每[日天月]|当[日天]|一日あたり|в день/iu;
const limitCodes = /rate_?limit|too_?many_?requests|resource_?exhausted|throttl|overloaded_requests/u;

const overlongCodes =
  /context_(?:length|window)|string_above_max_length|exceed_context_size|context_?window_?exceeded|prompt_too_long|input_too_long|request_too_large|tokens?_limit_exceeded/u;

/** Speaks of a length in tokens or characters, and that it is above what is allowed. */
function isOverlong(words: string): boolean {
  if (!aboutLength.test(words) || !aboveAllowed.test(words)) return false;
  return /\d{3,}/u.test(words.replace(/(?<=\d)[,_ ](?=\d{3})/gu, '')) || /too (?:long|large)/iu.test(words);
}

const aboutLength =
  /\b(?:prompt|input|inputs|context|messages?|request)\b[\s\S]{0,80}\b(?:tokens?|length|long|large|window|size|characters?)\b|\b(?:tokens?|length|window)\b[\s\S]{0,80}\b(?:prompt|inputs?|context|messages?|request)\b|max_(?:completion_|new_)?tokens|上下文|输入长度|トークン|контекст/iu;
const aboveAllowed =
  /exceed|too (?:long|large|many)|longer than|larger than|greater than|more than|maximum|at most|must be (?:<=|less|below|at most|no more)|(?:over|above|beyond) (?:the )?(?:limit|maximum)|reduce|decrease|shorten|truncate|超[过出]|上限|превыш/iu;

const refusedCodes =
  /content[_ ]?(?:filter|policy|moderation|violation)|responsibleaipolicy|invalid_prompt|data_?inspection|safety|moderation|prohibited_content|blocked_?(?:by|prompt|reason)|sensitive|guardrail/u;

/** Speaks of content, and that it breaks rules. */
function isAboutContent(words: string): boolean {
  return (
    (aboutContent.test(words) && againstRules.test(words)) || /敏感|违规|不安全|审核不通过|有害/u.test(words)
  );
}

const aboutContent =
  /\b(?:content|prompt|input|output|text|messages?|request|response|generation|topic)\b|safety_check/iu;
const againstRules =
  /violat|(?:content|usage|safety|acceptable use)[\s\S]{0,20}(?:polic|guideline|filter|system|check)|moderation|flagged|\bblocked\b|prohibited|unsafe|inappropriate|disallowed|sensitive|harmful|content (?:exists )?risk|safety_check/iu;

const unluckyCodes = /tool_use_failed|generation_failed|json_validate_failed|output_parse_failed/u;

const keyCodes =
  /invalid_?api_?key|authentication|unauthori[sz]ed|unauthenticated|invalid_?token|expired_?token/u;
const keyWords =
  /\bapi[ _-]?key|authenticat|unauthori[sz]ed|credentials?\b|access token|not have access|bearer|密钥|鉴权/iu;
