import { describe, expect, it } from 'vitest';
import { worldClients } from './world-clients.ts';
import { aProblemReply, topicName, worldRun } from './world-run.ts';
import { startWorld } from './world-server.ts';

describe.each(worldClients)('the world as %s sees it', (client) => {
  it.each([false, true])('answers each item, streamed: %s', async (stream) => {
    await using world = await startWorld(() => aProblemReply);
    const { summary } = await worldRun(world.url, { client, items: 3, settings: { stream } });

    expect(summary).toMatchObject({ end: 'completed', rows: 3, calls: 3 });
    expect(world.requests.map(({ isStreamed }) => isStreamed)).toEqual([stream, stream, stream]);
    expect(world.requests[0]?.prompt).toContain(topicName(0));
  });
});
