import { describe, expect, it } from 'vitest';
import type { CallCarrier, CallOrder, CarriedReply, OpenCarrier } from '../../../src/core/call-carrier.ts';
import type { RunOptions } from '../../../src/core/run.ts';
import { CarrierError, TransportError } from '../../../src/errors/index.ts';
import { withCarrier } from '../../../src/models/with-carrier.ts';
import { withSettings } from '../../../src/models/with-settings.ts';
import { offlineModels } from '../../../src/offline/index.ts';
import { buildChimera, type Chimera } from '../../../src/pipeline/build-chimera.ts';
import { instantClock } from '../../../src/testing/instant-clock.ts';

const models = offlineModels();
const pipeline = (): Chimera => buildChimera({ models, expand: { topicsPerSubject: 3 } });

/** Notes what it carries, and carries it within this process. */
class NotingCarrier implements CallCarrier {
  readonly orders: CallOrder[] = [];
  readonly acknowledged: string[] = [];
  opened = 0;
  closed = 0;

  carry(order: CallOrder, { here }: Parameters<CallCarrier['carry']>[1]): Promise<CarriedReply> {
    this.orders.push(order);
    if (here === undefined) throw new Error('a run offers to carry here');
    return here();
  }

  kept({ key }: CallOrder): void {
    this.acknowledged.push(key);
  }

  open(): OpenCarrier {
    this.opened += 1;
    return {
      carry: (order, options) => this.carry(order, options),
      kept: (order) => this.kept(order),
      close: async () => {
        this.closed += 1;
      },
    };
  }
}

describe('a carrier of a run', () => {
  it('carries every call, is opened and closed once, and changes no row', async () => {
    const carrier = new NotingCarrier();
    const plain = await pipeline().run(['Mathematics']).toArray();
    const run = pipeline().run(['Mathematics'], { carrier });

    expect(await run.toArray()).toEqual(plain);
    const { calls } = await run.summary();
    expect(carrier.orders).toHaveLength(calls);
    expect(new Set(carrier.acknowledged)).toEqual(new Set(carrier.orders.map(({ key }) => key)));
    expect([carrier.opened, carrier.closed]).toEqual([1, 1]);
  });

  it('is given orders that JSON holds whole, without keys of providers', async () => {
    const carrier = new NotingCarrier();
    const generate = withSettings(models.generate, { temperature: 0.5, timeoutMs: 60_000, price: () => 1 });
    await buildChimera({ models: { ...models, generate } })
      .run(['Physics'], { carrier })
      .summary();

    for (const order of carrier.orders) expect(JSON.parse(JSON.stringify(order))).toEqual(order);
    const [asked] = carrier.orders.filter(({ model }) => model === 'offline:offline-generator');
    expect(asked?.settings).toEqual({ temperature: 0.5, timeoutMs: 60_000 });
    expect(Object.keys(asked ?? {}).sort()).toEqual(
      ['format', 'long', 'key', 'messages', 'model', 'sample', 'settings', 'stage'].sort(),
    );
  });

  it('leaves a model that brings its own alone', async () => {
    const [ofRun, own] = [new NotingCarrier(), new NotingCarrier()];
    const label = withCarrier(models.label, own);
    await buildChimera({ models: { ...models, label } })
      .run(['Physics'], { carrier: ofRun })
      .summary();

    expect(own.orders.length).toBeGreaterThan(0);
    expect(new Set(own.orders.map(({ model }) => model))).toEqual(new Set(['offline:offline-judge']));
    expect(ofRun.orders.some(({ model }) => model === 'offline:offline-judge')).toBe(false);
    expect(own.closed).toBe(1);
  });

  it('keeps the settings of a model, in either order', () => {
    const carrier = new NotingCarrier();
    const configured = withCarrier(withSettings(models.label, { temperature: 0.1 }), carrier);

    expect(configured.settings).toEqual({ temperature: 0.1 });
    expect(() => withCarrier(models.label, Object.assign({}))).toThrow(/withCarrier\.carrier/);
  });

  it('may fail like a provider: the run tries again', async () => {
    const carrier = new NotingCarrier();
    let failures = 0;
    const failing: CallCarrier = {
      carry: async (order, options) => {
        failures += 1;
        if (failures % 3 === 0)
          throw new TransportError('lost', { code: 'connection-failed', model: order.model });
        return carrier.carry(order, options);
      },
    };
    const { end, calls } = await summaryOf({ carrier: failing, ...instantClock() });

    expect(end).toBe('completed');
    expect(failures).toBeGreaterThan(calls);
  });

  it('ends the run, to be resumed, with what it says about itself', async () => {
    const error = new CarrierError('no worker serves it', { code: 'no-worker' });
    const carrier: CallCarrier = { carry: () => Promise.reject(error) };

    expect(await summaryOf({ carrier })).toMatchObject({
      end: 'failed',
      error: { code: 'no-worker', message: 'no worker serves it' },
    });
  });

  it('must bring replies: anything else is refused before it is stored', async () => {
    const notReply: unknown = { text: 'Seven.' };
    const carrier = { carry: async () => notReply } as CallCarrier;

    expect(await summaryOf({ carrier })).toMatchObject({
      end: 'failed',
      error: { code: 'unusable-carrier', message: expect.stringContaining('no whole reply') },
    });
  });

  it('is left behind when it does not heed an abort', async () => {
    const controller = new AbortController();
    const carrier: CallCarrier = {
      carry: () => {
        controller.abort();
        return new Promise(() => {});
      },
    };

    expect(await summaryOf({ carrier, abortSignal: controller.signal })).toMatchObject({ end: 'aborted' });
  });

  it('warns through the run: an event, and a line in the summary', async () => {
    const noting = new NotingCarrier();
    const carrier: CallCarrier = {
      carry: (order, options) => noting.carry(order, options),
      open: ({ warn }) => {
        warn({ model: 'offline:offline-judge', message: 'nobody serves it yet' });
        return noting;
      },
    };
    const run = pipeline().run(['Physics'], { carrier });
    const heard: unknown[] = [];
    run.on('warning', ({ model, message }) => heard.push([model, message]));

    expect((await run.summary()).warnings).toContain('nobody serves it yet');
    expect(heard).toEqual([['offline:offline-judge', 'nobody serves it yet']]);
  });

  it('must be one', () => {
    const carrier: unknown = {};

    expect(() => pipeline().run(['Physics'], { carrier } as RunOptions)).toThrow(/carrier/);
  });
});

function summaryOf(options: RunOptions): ReturnType<ReturnType<Chimera['run']>['summary']> {
  return pipeline().run(['Mathematics'], options).summary();
}
