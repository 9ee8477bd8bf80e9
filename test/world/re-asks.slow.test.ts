import { describe, expect, it } from 'vitest';
import { type WorldClient, worldClients } from './world-clients.ts';
import { aProblemReply, topicName, worldRun } from './world-run.ts';
import { startWorld, type WorldAnswer, type WorldRequest } from './world-server.ts';

const useless: WorldAnswer = { reply: { text: 'Here is a problem.', reasoning: 'I think of one.' } };

const isConversation = ({ turns }: WorldRequest): boolean => turns.some(({ role }) => role === 'assistant');
const isAbout = ({ prompt }: WorldRequest, topic: number): boolean => prompt.includes(topicName(topic));

const refusals: readonly (readonly [string, WorldAnswer])[] = [
  [
    'wants its reasoning back',
    { status: 400, body: { error: { message: 'reasoning_content must be returned in thinking mode' } } },
  ],
  ['takes one turn only', { status: 422, body: { detail: [{ loc: ['messages'], msg: 'too many turns' }] } }],
  ['fails at its own template', { status: 500, body: 'jinja2: roles must alternate user/assistant' }],
];

describe.each(refusals)('a server that %s', (_, refusal) => {
  it('is asked again in one turn, and after the first time at once', async () => {
    await using world = await startWorld((request) => {
      if (isConversation(request)) return refusal;
      const isPoor = isAbout(request, 3) || isAbout(request, 15);
      return isPoor && request.sample.endsWith(':0:0') ? useless : aProblemReply;
    });
    const { summary } = await worldRun(world.url, { maxConcurrency: 1 });

    expect(summary).toMatchObject({ end: 'completed', rows: 20 });
    const asked = world.requests.filter((request) => request.sample.endsWith(':1:0'));
    const [last] = asked.slice(-1);
    expect(asked.filter((request) => isConversation(request) && isAbout(request, 15))).toEqual([]);
    expect(last?.prompt).toContain('That reply cannot be used: ');
  });
});

describe.each<WorldClient>(['openai-compatible', 'deepseek'])(
  'a thinking model that wants its reasoning back, through %s',
  (client) => {
    it.each([false, true])('costs no item, streamed: %s', async (stream) => {
      const isBare = ({ turns }: WorldRequest): boolean =>
        turns.some(({ role, reasoning }) => role === 'assistant' && reasoning === null);
      const message = 'reasoning_content must be passed back in thinking mode';
      await using world = await startWorld((request) => {
        if (isBare(request)) return { status: 400, body: { error: { message, param: null } } };
        return isAbout(request, 5) && request.sample.endsWith(':0:0') ? useless : aProblemReply;
      });
      const { summary } = await worldRun(world.url, { client, settings: { stream } });

      expect(summary).toMatchObject({ end: 'completed', rows: 20 });
      expect(world.requests.filter((request) => request.sample.endsWith(':1:0')).length).toBeGreaterThan(0);
    });
  },
);

describe.each(worldClients)('a re-ask through %s', (client) => {
  it('that is refused in either form fails its item, not the run', async () => {
    await using world = await startWorld((request) => {
      if (!isAbout(request, 4)) return aProblemReply;
      return request.sample.endsWith(':0:0') ? useless : { status: 400, body: { error: { message: 'No.' } } };
    });
    const { summary } = await worldRun(world.url, { client });

    expect(summary).toMatchObject({ end: 'completed', rows: 19 });
    expect(summary.stages[0]?.failures).toEqual({ 'refused-request': 1 });
    expect(world.requests).toHaveLength(22);
  });
});

describe('a model without a turn of the system', () => {
  const hasSystem = ({ turns }: WorldRequest): boolean =>
    turns.some(({ role }) => role === 'system' || role === 'developer');
  const words = [
    'Developer instruction is not enabled for this model',
    "'system' role not supported",
    'Conversation roles must alternate user/assistant/user/assistant/...',
  ];

  it.each(words)('is learned from "%s"', async (message) => {
    await using world = await startWorld((request) =>
      hasSystem(request) ? { status: 400, body: { error: { message } } } : aProblemReply,
    );
    const { summary } = await worldRun(world.url, { maxConcurrency: 2 });

    expect(summary).toMatchObject({ end: 'completed', rows: 20 });
    expect(world.requests.filter(hasSystem).length).toBeLessThanOrEqual(2);
  });

  it('can be set, and its replies serve without the setting', async () => {
    await using world = await startWorld(() => aProblemReply);
    const { store } = await worldRun(world.url, { settings: { systemRole: false } });
    const [first] = world.requests;
    const { summary } = await worldRun(world.url, { store });

    expect(world.requests.filter(hasSystem)).toEqual([]);
    expect(first?.turns.map(({ role }) => role)).toEqual(['user']);
    expect(first?.prompt).toContain('You set problems for experts.');
    expect(summary).toMatchObject({ rows: 20, calls: 0, reused: 20 });
  });
});
