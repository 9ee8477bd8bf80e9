import { APICallError } from 'ai';

/**
 * A server refused the form of a request: its response format, or a turn of the system. The next try of the model does
 * without, and goes out at once: as a separate try, so that it is counted and takes up room in the lane.
 */
export class FormatRefusal extends Error {
  override readonly name = 'FormatRefusal';
}

/** Whether a server refused a request because its schema says how many items a list may have. */
export function refusesBounds(error: unknown): boolean {
  return (
    APICallError.isInstance(error) &&
    (error.statusCode === 400 || error.statusCode === 422) &&
    /max_?items/i.test(error.responseBody ?? '')
  );
}

/** Whether a server refused a request because of its response format. */
export function refusesFormat(error: unknown): boolean {
  return (
    APICallError.isInstance(error) &&
    (error.statusCode === 400 || error.statusCode === 422) &&
    /response_?format|json_?schema|json_?object|text\.format|structured[ _]outputs?|guided_json/i.test(
      error.responseBody ?? '',
    )
  );
}
