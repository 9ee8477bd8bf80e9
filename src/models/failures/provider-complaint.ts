/** What the body of a failed response says, as far as it can be trusted to be about the failure. */
export interface ProviderComplaint {
  readonly message: string | null;
  /** Whether the account has run out of money or quota, which no waiting cures. */
  readonly isQuotaExhausted: boolean;
  /** Whether a limit on requests or tokens is the complaint, when no status says so. */
  readonly isRateLimited: boolean;
  /** Whether the complaint is that the reply was to be streamed. */
  readonly isAboutStream: boolean;
  /** What is wrong with this one prompt, when that is the complaint: another prompt may well be answered. */
  readonly promptFault: 'refused' | 'overlong' | null;
}

const quotaWords =
  /insufficient[_ ](?:user[_ ])?quota|insufficient[_ ](?:balance|credits|funds)|billing[_ ](?:hard[_ ]limit|not[_ ]active)|credit balance is too low|quota[_ ]exhausted|account[_ ]arrearage/i;

const refusedPrompt: ReadonlySet<unknown> = new Set([
  'content_filter',
  'content_policy_violation',
  'ResponsibleAIPolicyViolation',
  'invalid_prompt',
  'data_inspection_failed',
]);

const rateLimited: ReadonlySet<unknown> = new Set([429, '429', 'rate_limit_exceeded', 'rate_limit_error']);

const overlongPrompt: ReadonlySet<unknown> = new Set([
  'context_length_exceeded',
  'string_above_max_length',
  'exceed_context_size_error',
]);

/** Some servers have no code for these. The words are their own, from the beginning of the message on. */
const refusedWords = /^(?:output blocked by content filtering policy|content exists risk)/i;
const overlongWords =
  /^(?:this model's maximum context length is|prompt is too long|input is too long|the input token count \(?\d+\)? exceeds|request too large for)/i;

/** Reads the body of a failed response. Providers agree on little more than that it is JSON and has an `error`. */
export function providerComplaint(body: string | undefined): ProviderComplaint {
  const parsed = parse(body);
  const error = member(parsed, 'error') ?? parsed;
  const message = messageOf(error);
  const codes = [
    member(error, 'code'),
    member(error, 'type'),
    member(error, 'status'),
    member(member(error, 'innererror') ?? member(error, 'inner_error'), 'code'),
  ];
  const words = [error, ...codes, message];
  return {
    message,
    isRateLimited: codes.some((code) => rateLimited.has(code)),
    isAboutStream: member(error, 'param') === 'stream',
    promptFault: promptFaultOf(codes, message ?? ''),
    isQuotaExhausted: words.some((word) => typeof word === 'string' && quotaWords.test(word)),
  };
}

function promptFaultOf(codes: readonly unknown[], message: string): ProviderComplaint['promptFault'] {
  if (codes.some((code) => overlongPrompt.has(code)) || overlongWords.test(message)) return 'overlong';
  return codes.some((code) => refusedPrompt.has(code)) || refusedWords.test(message) ? 'refused' : null;
}

function parse(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string | null {
  const message = [error, member(error, 'message'), member(error, 'detail')].find(
    (value) => typeof value === 'string',
  );
  return typeof message === 'string' ? message : null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
