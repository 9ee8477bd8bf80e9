import type { Provider } from '../provider/start-provider.ts';

/** Does something once, when the provider has so many requests. */
export function atRequest(provider: Pick<Provider, 'configure'>, number: number, act: () => void): void {
  let isDone = false;
  provider.configure({
    faults: ({ order }) => {
      if (!isDone && order >= number) {
        isDone = true;
        act();
      }
      return null;
    },
  });
}
