/** What the body of a failed response says, as far as it can be trusted to be about the failure. */
export interface ProviderComplaint {
  readonly message: string | null;
  /** Whether the account has run out of money or quota, which no waiting cures. */
  readonly isQuotaExhausted: boolean;
}

const quotaWords =
  /insufficient[_ ](?:user[_ ])?quota|insufficient[_ ](?:balance|credits|funds)|billing[_ ](?:hard[_ ]limit|not[_ ]active)|credit balance is too low|quota[_ ]exhausted|account[_ ]arrearage/i;

/** Reads the body of a failed response. Providers agree on little more than that it is JSON and has an `error`. */
export function providerComplaint(body: string | undefined): ProviderComplaint {
  const parsed = parse(body);
  const error = member(parsed, 'error') ?? parsed;
  const words = [
    error,
    member(error, 'code'),
    member(error, 'type'),
    member(error, 'status'),
    messageOf(error),
  ];
  return {
    message: messageOf(error),
    isQuotaExhausted: words.some((word) => typeof word === 'string' && quotaWords.test(word)),
  };
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
