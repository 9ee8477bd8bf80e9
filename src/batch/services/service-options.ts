import { ConfigurationError, ProviderError } from '../../errors/index.ts';
import {
  callback,
  nonEmptyString,
  type OptionSchema,
  type OptionShape,
  optionOf,
  partWith,
} from '../../options/option-schemas.ts';

/** Options that all services of batches share. */
export interface BatchServiceSettings {
  /** @default the usual environment variable of the provider, such as `OPENAI_API_KEY` */
  readonly apiKey?: string;
  /** @default the provider's own address */
  readonly baseURL?: string;
  /** More headers for each request about batches, such as the one of a proxy. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default the built-in `fetch` */
  readonly fetch?: typeof globalThis.fetch;
}

const address: OptionSchema = optionOf(
  (value) => typeof value === 'string' && URL.canParse(value) && /^https?:/u.test(value),
  "an address such as 'https://api.openai.com/v1'",
);

export const settingsShape: OptionShape<BatchServiceSettings> = {
  apiKey: nonEmptyString.optional(),
  baseURL: address.optional(),
  headers: partWith([], "{ 'x-proxy': 'a' }").optional(),
  fetch: callback.optional(),
};

/**
 * Returns the address of a service: of its option, of the variable that the provider's package reads, or the provider's own.
 *
 * @throws {ConfigurationError} When the variable is no address.
 */
export function addressOf(name: string, baseURL: string | undefined, variable: string, own: string): string {
  const address = baseURL ?? (process.env[variable]?.trim() || own);
  if (URL.canParse(address)) return address;
  const message = `the variable ${variable} must be an address such as '${own}', got '${address}'`;
  throw new ConfigurationError([{ option: `${name}Batches.baseURL`, message }]);
}

/**
 * Returns the key of a service.
 *
 * @throws {ProviderError} When there is none. Not before a run makes its first call: forecasts need no key.
 */
export function apiKeyOf(name: string, apiKey: string | undefined, variables: readonly string[]): string {
  const key = [apiKey, ...variables.map((variable) => process.env[variable])].find(
    (value) => value !== undefined && value.trim() !== '',
  );
  if (key !== undefined) return key;
  throw new ProviderError(
    `batches of ${name} need an API key; set ${variables.join(' or ')} or the option apiKey of ${name}Batches and run again`,
    { code: 'invalid-key', model: name },
  );
}
