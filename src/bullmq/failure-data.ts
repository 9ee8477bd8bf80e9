import { isJsonObject, type JsonValue } from '../core/json.ts';
import { AbortedError, CarrierError, ProviderError, TransportError } from '../errors/index.ts';
import { FormatRefusal } from '../models/failures/format-refusal.ts';
import { SettingRefusal } from '../models/failures/setting-refusal.ts';

/** Returns an error as JSON. Its message names neither prompt nor key: it was made so where the model is. */
export function failureData(error: Error): JsonValue {
  const { message } = error;
  if (error instanceof FormatRefusal) return { kind: 'format-refusal' };
  if (error instanceof TransportError) {
    const { code, statusCode, retryAfterMs, systemCode, retryable, scope } = error;
    return { kind: 'transport', message, code, statusCode, retryAfterMs, systemCode, retryable, scope };
  }
  if (error instanceof ProviderError) {
    const kind = error instanceof SettingRefusal ? 'setting-refusal' : 'provider';
    return { kind, message, code: error.code, statusCode: error.statusCode };
  }
  if (error instanceof CarrierError) return { kind: 'carrier', message, code: error.code };
  if (error instanceof AbortedError) return { kind: 'aborted' };
  return { kind: 'unknown' };
}

/** Reads an error back. What cannot be read counts as a failure of the try. */
export function failureFrom(data: unknown, model: string): Error {
  if (!isJsonObject(data)) return unreadable(model);
  const { kind, code } = data;
  const message = typeof data['message'] === 'string' ? data['message'] : '';
  const statusCode = numberOf(data['statusCode']);
  if (kind === 'format-refusal') return new FormatRefusal();
  if (kind === 'transport' && isTransportCode(code)) {
    const { retryAfterMs, systemCode, retryable, scope } = data;
    return new TransportError(message, {
      code,
      model,
      statusCode,
      retryAfterMs: numberOf(retryAfterMs),
      systemCode: typeof systemCode === 'string' ? systemCode : null,
      ...(typeof retryable === 'boolean' ? { retryable } : {}),
      ...(scope === 'model' ? { scope } : {}),
    });
  }
  if ((kind === 'provider' || kind === 'setting-refusal') && isProviderCode(code)) {
    const details = { code, model, statusCode };
    return kind === 'provider' ? new ProviderError(message, details) : new SettingRefusal(message, details);
  }
  if (kind === 'carrier' && isCarrierCode(code)) return new CarrierError(message, { code, model });
  if (kind === 'aborted')
    return new TransportError(`the worker that carried a call of ${model} was closed; ${askAgain}`, {
      code: 'connection-failed',
      model,
    });
  return unreadable(model);
}

/** The error of a try whose worker is gone: what it cost is not known. */
export function lostCall(model: string, why: string): TransportError {
  return new TransportError(`a call of ${model} was lost (${why}); ${askAgain}`, {
    code: 'connection-failed',
    model,
  });
}

const askAgain = 'run again to ask it once more';

function unreadable(model: string): TransportError {
  return new TransportError(`a worker of ${model} failed for a reason that it does not say; ${askAgain}`, {
    code: 'server-error',
    model,
  });
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

const transportCodes: ReadonlySet<unknown> = new Set<TransportError['code']>([
  'rate-limited',
  'server-error',
  'connection-failed',
  'timed-out',
  'malformed-response',
  'refused-prompt',
  'overlong-prompt',
  'refused-request',
]);
const providerCodes: ReadonlySet<unknown> = new Set<ProviderError['code']>([
  'quota-exhausted',
  'invalid-key',
  'bad-request',
  'model-not-found',
  'unsupported-model',
  'unreachable',
]);
const carrierCodes: ReadonlySet<unknown> = new Set<CarrierError['code']>([
  'carrier-out-of-reach',
  'no-worker',
  'worker-refused',
  'unusable-carrier',
]);

function isTransportCode(code: unknown): code is TransportError['code'] {
  return transportCodes.has(code);
}

function isProviderCode(code: unknown): code is ProviderError['code'] {
  return providerCodes.has(code);
}

function isCarrierCode(code: unknown): code is CarrierError['code'] {
  return carrierCodes.has(code);
}
