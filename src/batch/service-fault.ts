import { CarrierError, isChimeraError } from '../errors/index.ts';

/** Returns what a service threw as an error of the library. */
export function serviceFault(thrown: unknown, service: string, model: string): Error {
  if (isChimeraError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CarrierError(
    `the batch service ${service} threw: ${message}; mend the service and run again, nothing is lost`,
    { code: 'unusable-carrier', model, cause: thrown },
  );
}
