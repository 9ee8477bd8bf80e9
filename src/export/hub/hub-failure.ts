import { HubError } from '../../errors/hub-error.ts';
import { isChimeraError } from '../../errors/is-chimera-error.ts';

/** Turns what the Hub's client threw into a `HubError`, without token, signed addresses or response bodies. */
export function hubFailure(error: unknown, deed: string, repo: string, token: string): Error {
  if (isChimeraError(error)) return error;
  const statusCode = statusOf(error);
  const { code, remedy } = findingOf(statusCode, repo);
  const said = saidOf(error, token);
  const status = statusCode === null ? 'no response' : `status ${statusCode}`;
  return new HubError(
    `could not ${deed} ${repo} on the Hub (${status}${said === '' ? '' : `: ${said}`}); ${remedy}`,
    { code, repo, statusCode },
  );
}

/** The status of a response of the Hub; null when the error is something else. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

function findingOf(
  status: number | null,
  repo: string,
): { readonly code: HubError['code']; readonly remedy: string } {
  if (status === 401)
    return {
      code: 'hub-unauthorized',
      remedy: 'the token is not valid, or has run out; make one with the right to write and push again',
    };
  if (status === 403 || status === 404)
    return {
      code: 'hub-forbidden',
      remedy: `the token may not write to ${repo}; grant it write access, or choose a repository that you own`,
    };
  if (status === 409 || status === 412)
    return { code: 'hub-conflict', remedy: 'the repository was changed meanwhile; push again' };
  if (status === null || status === 408 || status === 429 || status >= 500)
    return { code: 'hub-unreachable', remedy: 'push again later: what was uploaded is not sent twice' };
  return { code: 'hub-refused', remedy: 'see what it says, and change the dataset or its card' };
}

/** What the Hub said, on one line; addresses may be signed, so that they lose all after their path. */
function saidOf(error: unknown, token: string): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message.replace(/\.? URL: [\s\S]*$/u, '')}${cause}`
    .replaceAll(token, '[token]')
    .replace(/\bhf_\w+/gu, '[token]')
    .replace(/(https?:\/\/[^\s?]*)\?\S*/gu, '$1')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
