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

/** Whether the codes of a body alone say that a prompt is too long. */
export function saysOverlong({ codes }: FailureBody): boolean {
  return [...codes].some((code) => overlongCodes.test(code));
}

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
  // Under a status of the server's own failures it passes as one.
  const isOfCapacity = status !== null && status >= 400 && status < 500 && has(capacityCodes);
  const isLimit = status === 429 || has(limitCodes) || isOfCapacity || limitWords.test(body.words);
  const facts = { ...body, status, waitMs, has, isLimit };
  return readings.find(([, applies]) => applies(facts))?.[0] ?? null;
}

interface Facts extends FailureBody {
  readonly has: (code: RegExp) => boolean;
  readonly isLimit: boolean;
}

/** In the order in which they are believed. */
const readings: readonly (readonly [Complaint, (facts: Facts) => boolean])[] = [
  ['exhausted', ({ has, words }) => has(exhaustedCodes) || lacksMoney(words)],
  ['exhausted', ({ status, has }) => status === 403 && has(/quota|credit|balance|funds/u)],
  ['key', ({ status }) => status === 401],
  ['overlong', ({ has, status }) => has(overlongCodes) || status === 413],
  ['unlucky', ({ names, has }) => names.has('failed_generation') || has(unluckyCodes)],
  // A limit is told in tokens too; one request alone may be above it.
  ['overlong', ({ isLimit, words }) => (!isLimit || /too (?:large|long)/iu.test(words)) && isOverlong(words)],
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

/** Speaks of what is paid with, and that it is lacking. */
function lacksMoney(words: string): boolean {
  return lackOfMoney.some((pattern) => pattern.test(words));
}

const lackOfMoney: readonly RegExp[] = [
  /\b(?:insufficient|no|not enough|out of|zero|negative|used (?:up )?all|used up|exhausted|depleted|ran out|(?:do|does)(?:n['’]t| not) have)\b(?:[^.\n]{0,24}[\s_])?(?:credits?|balance|funds)\b/iu,
  /\b(?:credits?|balance|funds|billing|prepayment)\b[^.\n]{0,24}\b(?:too low|is low|insufficient|exhausted|depleted|used up|not (?:enough|sufficient|active)|ran out|run out|negative)\b/iu,
  /insufficient[_ ](?:user[_ ])?quota|quota[_ ]exhausted|billing[_ ](?:hard[_ ]limit|not[_ ]active)|account[_ ]arrearage|\bmore credits|\btop[- ]up\b|\bspend(?:ing)?[_ ](?:limit|cap)\b/iu,
  /\bpayment\b[^.\n]{0,24}\b(?:past due|overdue|required|failed|declined)\b|\b(?:past due|unpaid|overdue)\b[^.\n]{0,24}\b(?:invoices?|balance|bills?)\b/iu,
  /\bfree (?:tier|quota|trial|usage)\b[^.\n]{0,40}\b(?:exhausted|used up|expired|ended)\b/iu,
  /(?:余额|餘額|额度|点数|积分|资金)[^。，,\n]{0,12}(?:不足|用尽|用完|耗尽|不够)|(?:不足|用尽|耗尽)[^。，,\n]{0,6}(?:余额|额度)|欠费|充值/u,
  /(?:残高|クレジット)が?不足|(?:잔액|크레딧)이?\s?부족|недостаточно средств|saldo insuficiente|crédits? (?:épuisé|insuffisant)|guthaben [^.\n]{0,12}(?:aufgebraucht|erschöpft)/iu,
];

const longQuotas = /per_?day|daily|per_?week|weekly|per_?month|monthly/u;
const longQuotaWords =
  /\bper[- ]?(?:day|week|month)|\b(?:daily|weekly|monthly)\b|\b(?:RPD|TPD)\b|(?:PerDay|PerWeek|PerMonth)|每[日天周月]|当[日天月]|一日あたり|1日の|하루|일일|в (?:день|месяц)|pro Tag|par jour|por día/iu;
const limitCodes = /rate_?limit|too_?many_?requests|resource_?exhausted|throttl|overloaded_requests/u;
const capacityCodes = /capacity|overload|busy/u;

/** That a limit of use was reached; one of a length is none. */
const limitWords =
  /\b(?:reached|exceeded|hit|used up)\b[^.\n]{0,40}\b(?:usage|rate|daily|weekly|monthly)\b[^.\n]{0,20}\b(?:limits?|quota|allowance|allocation)\b|\b(?:usage|rate|daily|weekly|monthly)[ _-]limits?\b[^.\n]{0,20}\b(?:reached|exceeded|hit)\b/iu;

const overlongCodes =
  /context_(?:length|window)|string_above_max_length|exceed_context_size|context_?window_?exceeded|prompt_too_long|input_too_long|request_too_large|tokens?_limit_exceeded/u;

/**
 * Speaks of a length in tokens or characters, and of what is allowed. In a language that is not known, two figures and the unit that they
 * are of say the same.
 */
function isOverlong(words: string): boolean {
  if (overlongWords.test(words)) return true;
  const figures = new Set(
    words.replace(/(?<=\d)[,_ ](?=\d{3})/gu, '').match(/(?<![\p{L}\d])\d{3,8}(?![\p{L}\d])/gu),
  );
  if (tooLong.test(words)) return true;
  if (aboutLength.test(words)) {
    if (/exceed|too (?:long|large)/iu.test(words)) return true;
    if (figures.size > 0 && allowed.test(words)) return true;
  }
  return figures.size > 1 && inUnits.test(words);
}

/** Says so without a figure, or as the name of an error that a gateway passes on as text. */
const overlongWords =
  /context_?(?:window|length|size)_?exceeded|exceed_?context_?(?:size|length)|(?:prompt|input)_too_long|\bcontext[ _-](?:window|length|size|limit)\b[^.\n]{0,60}\b(?:overflow\w*|not enough|too (?:small|short))\b|\breduce the (?:length|size) of (?:the|your) (?:messages?|prompt|inputs?)\b|\bmax(?:imum)? length exceeded\b|\blength (?:limit )?(?:is |was )?exceeded\b/iu;

const aboutLength =
  /\b(?:prompt|input|inputs|context|messages?|request)\b[\s\S]{0,80}\b(?:tokens?|length|long|large|window|size|characters?)\b|\b(?:tokens?|length|window)\b[\s\S]{0,80}\b(?:prompt|inputs?|context|messages?|request)\b|max_(?:completion_|new_)?tokens|上下文|输入长度|トークン|контекст/iu;
/** The same without a figure, where words are not parted by spaces. */
const tooLong =
  /超长|过长|長すぎ|너무 ?(?:길|깁)|长度[^。\n]{0,20}(?:超|大于|限制)|超[过出][^。\n]{0,20}(?:长度|上下文|token)|長さ[^。\n]{0,20}超え/iu;
/** Of a bound, and what is done about it. */
const allowed =
  /exceed|too many|(?:longer|larger|greater|more|less|fewer) than|maximum|minimum|at (?:most|least)|must (?:be|have)|should be|up to|\brange\b|\blimit|reduce|decrease|shorten|truncate|[<>≤≥]|超[过出]|上限|превыш/iu;
const inUnits =
  /tokens?\b|токен|トークン|토큰|词元|token|字符|字数|文字|글자|символ|caract[eè]r|zeichen|znak/iu;

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
