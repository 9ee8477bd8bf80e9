import { isJsonObject } from '../core/json.ts';
import type { BatchService, BatchTarget } from './batch-service.ts';

/** What a call asks for, as the package of its provider wrote it. It holds no key and no address. */
export interface RecordedCall {
  readonly target: BatchTarget;
  /** JSON. */
  readonly body: string;
}

/** The part of a service that decides which requests it takes. */
export type RequestTaker = Pick<BatchService, 'name' | 'baseURL' | 'endpoints' | 'keptHeaders'>;

/** Reads a request of a model as one of a batch; returns in words why it cannot be one. */
export async function recordedCall(request: Request, service: RequestTaker): Promise<RecordedCall | string> {
  const { baseURL, endpoints, keptHeaders = [] } = service;
  const { origin, pathname } = new URL(request.url);
  const shown = `${request.method} ${pathname}`;
  const home = new URL(baseURL).origin;
  if (origin !== home)
    return `it sends its calls to ${origin}, and the service is at ${home}; give both the same baseURL`;
  const place = placeOf(pathname, endpoints);
  if (request.method !== 'POST' || place === null)
    return `its request is ${shown}, and the service batches ${endpoints.join(' and ')}`;
  const body = await request.text();
  const parsed = parse(body);
  if (!isJsonObject(parsed)) return `its request is ${shown} without a body of JSON`;
  if (parsed['stream'] === true) return 'it streams its replies even if asked not to';
  const model = place.model ?? parsed['model'];
  if (typeof model !== 'string') return `its request is ${shown} and names no model`;
  const headers = keptHeaders.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    target: { endpoint: place.endpoint, model, headers: Object.fromEntries(headers) },
    // Files of batches have a line for each request.
    body: /[\r\n]/u.test(body) ? JSON.stringify(parsed) : body,
  };
}

interface Place {
  readonly endpoint: string;
  /** Null where the path does not name it. */
  readonly model: string | null;
}

function placeOf(path: string, endpoints: readonly string[]): Place | null {
  for (const endpoint of endpoints) {
    const [before = '', after] = endpoint.split('{model}');
    if (after === undefined) {
      if (path.endsWith(endpoint)) return { endpoint, model: null };
      continue;
    }
    const from = path.lastIndexOf(before);
    const model = path.slice(from + before.length, path.length - after.length);
    if (from >= 0 && path.endsWith(after) && model !== '' && !model.includes('/'))
      return { endpoint, model: decodeURIComponent(model) };
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
