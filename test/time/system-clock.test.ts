import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/time/system-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('systemClock', () => {
  it('calls back once, when the time is up', () => {
    const onTime = vi.fn();
    systemClock.after(1000, onTime);
    vi.advanceTimersByTime(999);
    expect(onTime).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(10_000);

    expect(onTime).toHaveBeenCalledTimes(1);
  });

  it('makes a wait longer than a timer takes in parts, and it is not over at once', () => {
    const onTime = vi.fn();
    systemClock.after(5_000_000_000, onTime);
    vi.advanceTimersByTime(4_999_999_999);
    expect(onTime).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(onTime).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('calls back no more once it is cancelled, and leaves no timer', () => {
    const onTime = vi.fn();
    const cancel = systemClock.after(5_000_000_000, onTime);
    vi.advanceTimersByTime(3_000_000_000);
    cancel();
    cancel();

    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(5_000_000_000);
    expect(onTime).not.toHaveBeenCalled();
  });
});
