import type { CallOrder } from '../../src/core/call-carrier.ts';

/** A short question to a model, told apart from others by its number. */
export function anOrder(model: string, number: number): CallOrder {
  return {
    key: `order-${number}`,
    model,
    stage: 'generate',
    messages: [{ role: 'user', content: `What is ${number}?` }],
    settings: { stream: false },
    format: null,
    sample: `generate:${number}:0:0`,
    long: false,
  };
}
