export { type BullmqCarrier, type BullmqCarrierOptions, bullmqCarrier } from './bullmq-carrier.ts';
export type { CallServerEvents } from './call-server-events.ts';
export type { RedisAddress, RedisOptions } from './redis-address.ts';
export { type CallServer, type ServeCallsOptions, serveCalls } from './serve-calls.ts';
