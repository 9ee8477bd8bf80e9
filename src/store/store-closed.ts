import { StoreError } from '../errors/store-error.ts';

/** What every store throws once it is closed. */
export function storeClosed(path?: string): StoreError {
  return new StoreError('the store is closed; open it again to read or write', {
    code: 'store-closed',
    ...(path === undefined ? {} : { path }),
  });
}
