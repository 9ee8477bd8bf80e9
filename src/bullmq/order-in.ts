import type { CallOrder } from '../core/call-carrier.ts';
import { canonicalJson, isJsonObject } from '../core/json.ts';
import type { ModelSettings } from '../core/model.ts';
import { VERSION } from '../core/version.ts';
import { CarrierError } from '../errors/index.ts';

/** Settings that belong to keys: under another value, a reply would be stored as what it is not. */
const keyed = ['temperature', 'topP', 'providerOptions'] as const;

/** Reads the order in a job. @throws {CarrierError} When this worker must not serve it. */
export function orderIn(data: unknown, model: string, settings: ModelSettings, who: string): CallOrder {
  const version = isJsonObject(data) ? data['version'] : undefined;
  if (version !== VERSION)
    throw refusal(
      model,
      `the worker ${who} has chimera-sdk ${VERSION} and the run ${String(version)}; install one version on both`,
    );
  const order = isJsonObject(data) ? data['order'] : undefined;
  if (!isOrder(order))
    throw refusal(model, `the worker ${who} was given something that is no order of a call`);
  const differences = differencesOf(order, settings);
  if (differences.length > 0)
    throw refusal(
      model,
      `the worker ${who} serves ${model} with other settings than the run: ${differences.join('; ')}; give both the same withSettings`,
    );
  return order;
}

/** What the settings of the worker's model say that the order says otherwise. What they leave open, the order decides. */
function differencesOf({ settings, format }: CallOrder, own: ModelSettings): readonly string[] {
  const differences = keyed.flatMap((name) =>
    own[name] === undefined || canonicalJson(own[name]) === canonicalJson(settings[name])
      ? []
      : [`${name} is ${canonicalJson(own[name])} here and ${shown(settings[name])} in the run`],
  );
  const { structuredOutput } = own;
  if (structuredOutput === undefined || format === null || format.mode === structuredOutput)
    return differences;
  return [...differences, `structuredOutput is '${structuredOutput}' here and '${format.mode}' in the run`];
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : canonicalJson(value);
}

/** Only runs of this very version get so far, so that its type is what they put there. */
function isOrder(order: unknown): order is CallOrder {
  return (
    isJsonObject(order) &&
    typeof order['key'] === 'string' &&
    typeof order['sample'] === 'string' &&
    Array.isArray(order['messages']) &&
    isJsonObject(order['settings'])
  );
}

function refusal(model: string, message: string): CarrierError {
  return new CarrierError(message, { code: 'worker-refused', model });
}
