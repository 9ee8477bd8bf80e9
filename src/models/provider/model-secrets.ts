import { environmentSecrets, secretsIn } from '../failures/known-secrets.ts';

/**
 * The keys that go with the calls of a model, as far as they can be had: what its package would send as headers, and what the
 * environment holds. Only ever used to take them out of messages.
 */
export function modelSecrets(model: unknown): readonly string[] {
  return [...headersOf(model).flatMap(secretsIn), ...environmentSecrets(process.env)];
}

/** Packages of the AI SDK keep a function that returns the headers in `config`; nothing promises it, so nothing needs it. */
function headersOf(model: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isMembers(model) || !isMembers(model['config'])) return [];
  const { headers } = model['config'];
  try {
    const found: unknown = typeof headers === 'function' ? headers() : headers;
    return isMembers(found) ? [found] : [];
  } catch {
    return [];
  }
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
