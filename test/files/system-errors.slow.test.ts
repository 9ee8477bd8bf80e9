import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineStage, withSettings } from '../../src/index.ts';
import { scriptedModel } from '../../src/testing.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Which call of which operation is to fail, and how many were made. */
const fault = vi.hoisted(() => {
  const state = { of: '', at: -1, made: 0 };
  const fails = (operation: string): boolean => {
    if (operation !== state.of) return false;
    state.made += 1;
    return state.made - 1 === state.at;
  };
  const error = (operation: string): Error => Object.assign(new Error(`EIO: ${operation}`), { code: 'EIO' });
  return { state, fails, error };
});

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof import('node:fs/promises')>();
  const failing =
    <Arguments extends unknown[], Result>(name: string, work: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> =>
      fault.fails(name) ? Promise.reject(fault.error(name)) : work(...given);
  return {
    ...real,
    readdir: failing('readdir', real.readdir),
    rm: failing('rm', real.rm),
    rename: failing('rename', real.rename),
    open: async (...given: Parameters<typeof real.open>) => {
      if (fault.fails('open')) throw fault.error('open');
      const file = await real.open(...given);
      const close = file.close.bind(file);
      file.close = async () => {
        await close();
        if (fault.fails('close')) throw fault.error('close');
      };
      return file;
    },
  };
});

interface Item {
  readonly id: string;
}

const model = withSettings(scriptedModel('yes'), { maxOutputTokens: 100 });
const stage = defineStage<Item, Item>({
  name: 'ask',
  version: '1',
  models: [model],
  process: async ({ id }, { call }) => {
    await call({ model, prompt: id, slot: 'ask', parse: ({ text }) => text });
    return { id };
  },
});

afterEach(() => {
  fault.state.of = '';
});

describe('an input or output error of the disk', () => {
  it.each(['readdir', 'rm', 'rename', 'open', 'close'])(
    'is told as what it is, at each %s of a run',
    async (operation) => {
      let failed = 0;
      for (let at = 0; ; at += 1) {
        await using directory = await temporaryDirectory();
        const items = [{ id: 'a' }, { id: 'b' }];
        Object.assign(fault.state, { of: operation, at, made: 0 });
        const summary = await stage.run(items, { directory: directory.path }).summary();
        const { made } = fault.state;
        fault.state.of = '';

        if (summary.error !== null) {
          failed += 1;
          expect(['store-failed', 'not-writable'], `${operation} ${at}: ${summary.error.message}`).toContain(
            summary.error.code,
          );
          expect(summary.error.message).toContain('EIO');
          expect(summary.error.message).toContain(directory.path);
        }
        const again = await stage.run(items, { directory: directory.path }).summary();
        expect(again, `after ${operation} ${at}: ${again.error?.message}`).toMatchObject({
          end: 'completed',
          rows: 2,
        });
        if (at >= made) break;
      }
      expect(failed).toBeGreaterThan(0);
    },
  );
});
