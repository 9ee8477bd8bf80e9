import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  LoadAPIKeyError,
  LoadSettingError,
  NoContentGeneratedError,
  NoSuchModelError,
  TypeValidationError,
  UnsupportedFunctionalityError,
} from 'ai';
import { AbortedError, CarrierError, ProviderError, TransportError } from '../../errors/index.ts';
import { type Complaint, longestWaitMs } from './complaint.ts';
import { refusesFormat } from './format-refusal.ts';
import { SettingRefusal } from './setting-refusal.ts';
import { StreamFailure } from './stream-failure.ts';
import { timedOut } from './time-out-errors.ts';
import { type ErrorContext, understood } from './understood-failure.ts';
import { unreadIn } from './unread-in.ts';

/** The errors that leave this folder for a call that got no reply. */
export type CallError = TransportError | ProviderError | AbortedError | CarrierError;

/**
 * Turns anything that a model or its connection threw into one of our errors. The original is never attached: it
 * carries the prompt, the body and sometimes the headers.
 */
export function normalizeError(error: unknown, context: ErrorContext): CallError {
  if (isCallError(error)) return error;
  if (LoadAPIKeyError.isInstance(error)) return missingKey(error, context);
  // By name: `ai` wraps the gateway's own class into one without a status.
  if (error instanceof Error && error.name === 'GatewayAuthenticationError') return gatewayKey(context);
  const { said, status, waitMs, complaint, mayMeanThePrompt } = understood(error, context);
  if (complaint === 'exhausted' || status === 402) return quotaExhausted(said, status, waitMs, context);
  if ((complaint === 'refused' || complaint === 'overlong') && mayMeanThePrompt)
    return promptError(complaint, status, said, context);
  // An error instead of a whole reply means what its status would.
  const isMidway = error instanceof StreamFailure && (error.hasBegun || status === null);
  if (isMidway)
    return streamError(complaint === 'limit' ? 'rate-limited' : error.kind, said, waitMs, context);
  if (isUnfinishedStream(error)) return streamError('unfinished', '', null, context);
  if (complaint === 'unlucky') return unluckyGeneration(status, said, context);
  if (refusesFormat(error))
    return new SettingRefusal(
      `${context.model} answered ${status} (response format refused)${said}; set structuredOutput to 'prompt' with withSettings and run again`,
      { code: 'bad-request', model: context.model, statusCode: status },
    );
  if (complaint === 'stream')
    return new SettingRefusal(
      `${context.model} answered 400 (streaming refused)${said}; set stream to false with withSettings and run again`,
      { code: 'bad-request', model: context.model, statusCode: status },
    );
  if (status !== null && status >= 300) return statusError(status, said, waitMs, complaint, context);
  return withoutStatus(error, status, said, context);
}

/** A stream begins with status 200: what went wrong later has none. */
function streamError(
  kind: StreamFailure['kind'] | 'rate-limited',
  said: string,
  waitMs: number | null,
  { model }: ErrorContext,
): TransportError {
  if (kind === 'unfinished')
    return new TransportError(
      `${model} ended a streamed reply without saying that it was finished; ${askAgain}, or set stream to false with withSettings if the server never says so`,
      { code: 'malformed-response', model },
    );
  return new TransportError(`${model} broke off its reply with an error${said}; ${askAgain}`, {
    code: kind === 'rate-limited' ? kind : 'server-error',
    model,
    retryAfterMs: waitMs,
  });
}

/** What the model wrote this time was of no use to its own server; another time it may well be. */
function unluckyGeneration(status: number | null, said: string, { model }: ErrorContext): TransportError {
  return new TransportError(
    `${model} answered ${status ?? 'with an error'} (generation failed)${said}; ${askAgain}`,
    {
      code: 'malformed-response',
      model,
      statusCode: status,
    },
  );
}

/** One prompt is at fault, not the way of asking: it concerns one item, and must not end the run. */
function promptError(
  fault: Extract<Complaint, 'refused' | 'overlong'>,
  status: number | null,
  said: string,
  { model }: ErrorContext,
): TransportError {
  const answered = `${model} answered ${status ?? 'with an error'}`;
  return fault === 'overlong'
    ? new TransportError(
        `${answered} (prompt too long)${said}; use a model with a longer context, a lower maxOutputTokens or a shorter prompt`,
        { code: 'overlong-prompt', model, statusCode: status },
      )
    : new TransportError(
        `${answered} (prompt refused by a content filter)${said}; change the subject or the prompt, or use another model`,
        { code: 'refused-prompt', model, statusCode: status },
      );
}

/** Tells whether a value is one of the errors that `normalizeError` returns. */
function isCallError(error: unknown): error is CallError {
  return (
    error instanceof TransportError ||
    error instanceof ProviderError ||
    error instanceof AbortedError ||
    error instanceof CarrierError
  );
}

function statusError(
  status: number,
  said: string,
  waitMs: number | null,
  complaint: Complaint,
  context: ErrorContext,
): CallError {
  const { model, provider } = context;
  const answered = `${model} answered ${status}`;
  const transport = (code: TransportError['code'], what: string): TransportError =>
    new TransportError(`${answered} (${what})${said}; ${askAgain}`, {
      code,
      model,
      statusCode: status,
      retryAfterMs: waitMs,
    });
  const fatal = (code: ProviderError['code'], what: string, remedy: string): ProviderError =>
    new ProviderError(`${answered} (${what})${said}; ${remedy}`, { code, model, statusCode: status });

  if (status === 429 || complaint === 'limit') return transport('rate-limited', 'too many requests');
  if (status === 408) return transport('timed-out', 'request timed out');
  if (status === 409 || status === 425 || status >= 500) return transport('server-error', 'server error');
  if (status === 401 || complaint === 'key')
    return fatal(
      'invalid-key',
      'key refused',
      `set a valid API key for provider "${provider}" and run again`,
    );
  if (status === 403)
    return fatal(
      'bad-request',
      'not allowed',
      `check the rights of the key for provider "${provider}", the base URL and any proxy before the provider, then run again`,
    );
  if (status === 404)
    return fatal('model-not-found', 'not found', 'check the model id and the base URL of the provider');
  return fatal(
    'bad-request',
    'request refused',
    'change the prompt, the settings or the model and run again',
  );
}

function withoutStatus(
  error: unknown,
  status: number | null,
  said: string,
  context: ErrorContext,
): CallError {
  const { model } = context;
  const systemCode = systemCodeOf(error);
  const transport = (code: TransportError['code'], what: string): TransportError =>
    new TransportError(`${model} ${what}`, { code, model, statusCode: status, systemCode });
  const fatal = (code: ProviderError['code'], what: string): ProviderError =>
    new ProviderError(`${model} ${what}`, { code, model, statusCode: status });

  // By name: the class has no isInstance of its own, and the one it inherits takes any error of the AI SDK.
  if (error instanceof Error && error.name === 'AI_UnsupportedModelVersionError')
    return fatal(
      'unsupported-model',
      'follows a model specification that the installed ai does not know; install matching majors of ai and the provider',
    );
  if (NoSuchModelError.isInstance(error))
    return fatal('model-not-found', 'is not known to its provider; check the model id');
  if (LoadSettingError.isInstance(error) || UnsupportedFunctionalityError.isInstance(error))
    return fatal(
      'bad-request',
      `cannot be asked like this${said}; change the settings of the provider or the model`,
    );
  if (isMalformed(error))
    return transport(
      'malformed-response',
      `returned a response that cannot be read${unreadIn(error)}${said}; ${askAgain}`,
    );
  if (systemCode === 'ERR_INVALID_URL')
    return fatal('bad-request', 'has an invalid base URL; correct it in the provider');
  if (systemCode === 'UND_ERR_HEADERS_TIMEOUT' || systemCode === 'UND_ERR_BODY_TIMEOUT')
    return transport(
      'timed-out',
      `sent nothing before the time-out of the HTTP client (${systemCode}); set stream to true with withSettings, or raise that time-out in the fetch of the provider`,
    );
  if (error instanceof Error && error.name === 'TimeoutError') return timedOut(model, null);
  if (APICallError.isInstance(error) || systemCode !== null || isFetchFailure(error))
    return transport(
      'connection-failed',
      `could not be reached, or the connection broke${systemCode === null ? '' : ` (${systemCode})`}; ${askAgain}`,
    );
  return transport('server-error', `failed without an answer${said}; ${askAgain}`);
}

const askAgain = 'run again to ask it once more';

function missingKey(error: Error, { model, provider }: ErrorContext): ProviderError {
  const variable = /\b[A-Z][A-Z0-9_]*_(?:API_)?KEY\b/.exec(error.message)?.[0];
  const remedy = variable === undefined ? 'set its apiKey option' : `set ${variable} or its apiKey option`;
  return new ProviderError(`${model} has no API key for provider "${provider}"; ${remedy} and run again`, {
    code: 'invalid-key',
    model,
  });
}

function gatewayKey({ model }: ErrorContext): ProviderError {
  return new ProviderError(
    `${model} is asked through the AI Gateway, which has no valid key; set AI_GATEWAY_API_KEY, or pass a model of a provider package such as openai('gpt-5') instead of a string, and run again`,
    { code: 'invalid-key', model },
  );
}

function quotaExhausted(
  said: string,
  status: number | null,
  waitMs: number | null,
  { model, provider, now }: ErrorContext,
): ProviderError {
  const answered = `${model} answered ${status ?? 'with an error'} (quota exhausted)${said}`;
  const remedy =
    waitMs === null || waitMs <= longestWaitMs
      ? `add credit or raise the limit at provider "${provider}", then run again to go on`
      : `run again after ${new Date(now + waitMs).toISOString()} to go on, or raise the limit at provider "${provider}"`;
  return new ProviderError(`${answered}; ${remedy}`, { code: 'quota-exhausted', model, statusCode: status });
}

/** Some providers find out by themselves that a stream just ended, and can say so in words only. */
function isUnfinishedStream(error: unknown): boolean {
  return InvalidResponseDataError.isInstance(error) && /ended without a finish reason/i.test(error.message);
}

function isMalformed(error: unknown): boolean {
  if (APICallError.isInstance(error))
    return error.statusCode !== undefined && (error.cause === undefined || isMalformed(error.cause));
  return (
    JSONParseError.isInstance(error) ||
    TypeValidationError.isInstance(error) ||
    InvalidResponseDataError.isInstance(error) ||
    EmptyResponseBodyError.isInstance(error) ||
    NoContentGeneratedError.isInstance(error)
  );
}

/** The code of a system or HTTP client error, wherever in the chain of causes it stands. */
function systemCodeOf(error: unknown): string | null {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string' && /^(?:E|UND_)[A-Z0-9_]+$/.test(current.code))
      return current.code;
    current = current.cause;
  }
  return null;
}

function isFetchFailure(error: unknown): boolean {
  return error instanceof TypeError && /^(?:fetch failed|terminated|network error)/i.test(error.message);
}
