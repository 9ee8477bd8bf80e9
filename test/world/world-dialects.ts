import { isJsonObject } from '../../src/core/json.ts';

/** One turn as a server reads it. */
export interface WorldTurn {
  readonly role: string;
  readonly text: string;
  /** What the client sent back of earlier reasoning; null when nothing. */
  readonly reasoning: string | null;
}

/** A reply before it is put into the words of one protocol. */
export interface WorldReply {
  readonly text: string;
  readonly reasoning?: string;
  /** The server's own word. @default the natural end of the protocol */
  readonly finish?: string;
  /** As the protocol names its figures. @default plausible ones */
  readonly usage?: object;
  /** Members next to the reply; in a stream, next to its end. */
  readonly beside?: object;
}

/** How one protocol reads requests and writes replies. */
export interface Dialect {
  readonly turns: (body: unknown) => readonly WorldTurn[];
  readonly isStreamed: (path: string, body: unknown) => boolean;
  readonly whole: (reply: WorldReply) => unknown;
  /** What a streamed reply consists of; an event that is a text goes out as it is. */
  readonly events: (reply: WorldReply) => readonly unknown[];
  /** How an event goes out. */
  readonly framed: (event: unknown) => string;
}

const chatUsage = { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 };
const head = { id: 'chat-1', created: 1_700_000_000, model: 'model' };

const chat: Dialect = {
  turns: (body) =>
    listOf(memberOf(body, 'messages')).map((turn) => ({
      role: String(memberOf(turn, 'role')),
      text: textOf(memberOf(turn, 'content')),
      reasoning: reasoningOf(memberOf(turn, 'reasoning_content') ?? memberOf(turn, 'reasoning')),
    })),
  isStreamed: (_, body) => memberOf(body, 'stream') === true,
  whole: ({ text, reasoning, finish = 'stop', usage = chatUsage, beside }) => ({
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text, ...chatReasoning(reasoning) },
        finish_reason: finish,
      },
    ],
    usage,
    ...beside,
  }),
  events: ({ text, reasoning, finish = 'stop', usage = chatUsage, beside }) => {
    const chunk = (delta: object, finish_reason: string | null = null): object => ({
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason }],
    });
    return [
      chunk({ role: 'assistant', content: '' }),
      ...(reasoning === undefined ? [] : [chunk(chatReasoning(reasoning))]),
      chunk({ content: text }),
      { ...chunk({}, finish), ...beside },
      { ...head, object: 'chat.completion.chunk', choices: [], usage },
      'data: [DONE]\n\n',
    ];
  },
  framed: serverSent,
};

/** Servers have two names for it. */
function chatReasoning(reasoning: string | undefined): object {
  return reasoning === undefined ? {} : { reasoning_content: reasoning, reasoning };
}

const googleUsage = { promptTokenCount: 100, candidatesTokenCount: 50, totalTokenCount: 150 };

const google: Dialect = {
  turns: (body) => {
    const system = memberOf(body, 'systemInstruction');
    const first = system === undefined ? [] : [{ role: 'system', text: partsText(system), reasoning: null }];
    const turns = listOf(memberOf(body, 'contents')).map((turn) => ({
      role: memberOf(turn, 'role') === 'model' ? 'assistant' : 'user',
      text: partsText(turn),
      reasoning: null,
    }));
    return [...first, ...turns];
  },
  isStreamed: (path) => path.includes(':streamGenerateContent'),
  whole: ({ text, reasoning, finish = 'STOP', usage = googleUsage, beside }) => ({
    candidates: [
      {
        content: {
          role: 'model',
          parts: [...(reasoning === undefined ? [] : [{ text: reasoning, thought: true }]), { text }],
        },
        finishReason: finish,
        index: 0,
      },
    ],
    usageMetadata: usage,
    modelVersion: 'model',
    ...beside,
  }),
  events: (reply) => [google.whole(reply)],
  framed: serverSent,
};

function partsText(turn: unknown): string {
  return listOf(memberOf(turn, 'parts'))
    .map((part) => String(memberOf(part, 'text') ?? ''))
    .join('');
}

const anthropicUsage = { input_tokens: 100, output_tokens: 50 };

const anthropic: Dialect = {
  turns: (body) => {
    const system = memberOf(body, 'system');
    const first = system === undefined ? [] : [{ role: 'system', text: textOf(system), reasoning: null }];
    const turns = listOf(memberOf(body, 'messages')).map((turn) => ({
      role: String(memberOf(turn, 'role')),
      text: textOf(memberOf(turn, 'content')),
      reasoning: reasoningOf(
        listOf(memberOf(turn, 'content'))
          .map((part) => memberOf(part, 'thinking'))
          .find((thinking) => thinking !== undefined),
      ),
    }));
    return [...first, ...turns];
  },
  isStreamed: (_, body) => memberOf(body, 'stream') === true,
  whole: ({ text, reasoning, finish = 'end_turn', usage = anthropicUsage, beside }) => ({
    ...anthropicHead(usage),
    content: [
      ...(reasoning === undefined ? [] : [{ type: 'thinking', thinking: reasoning, signature: 'sig' }]),
      { type: 'text', text },
    ],
    stop_reason: finish,
    ...beside,
  }),
  events: ({ text, reasoning, finish = 'end_turn', usage = anthropicUsage, beside }) => {
    const blocks = [
      ...(reasoning === undefined
        ? []
        : [
            {
              start: { type: 'thinking', thinking: '' },
              delta: { type: 'thinking_delta', thinking: reasoning },
            },
          ]),
      { start: { type: 'text', text: '' }, delta: { type: 'text_delta', text } },
    ];
    return [
      { type: 'message_start', message: { ...anthropicHead(usage), content: [], stop_reason: null } },
      ...blocks.flatMap(({ start, delta }, index) => [
        { type: 'content_block_start', index, content_block: start },
        { type: 'content_block_delta', index, delta },
        { type: 'content_block_stop', index },
      ]),
      { type: 'message_delta', delta: { stop_reason: finish, stop_sequence: null }, usage, ...beside },
      { type: 'message_stop' },
    ];
  },
  framed: serverSent,
};

function anthropicHead(usage: object): object {
  return { type: 'message', id: 'msg-1', model: 'model', role: 'assistant', stop_sequence: null, usage };
}

const ollama: Dialect = {
  turns: chat.turns,
  isStreamed: (_, body) => memberOf(body, 'stream') === true,
  whole: ({ text, reasoning, finish = 'stop', usage = {}, beside }) => ({
    model: 'model',
    created_at: '2026-01-01T00:00:00Z',
    message: {
      role: 'assistant',
      content: text,
      ...(reasoning === undefined ? {} : { thinking: reasoning }),
    },
    done: true,
    done_reason: finish,
    prompt_eval_count: 100,
    eval_count: 50,
    ...usage,
    ...beside,
  }),
  events: ({ text, reasoning, ...end }) => {
    const piece = (message: object): object => ({
      model: 'model',
      created_at: '2026-01-01T00:00:00Z',
      message: { role: 'assistant', content: '', ...message },
      done: false,
    });
    return [
      ...(reasoning === undefined ? [] : [piece({ thinking: reasoning })]),
      piece({ content: text }),
      ollama.whole({ ...end, text: '' }),
    ];
  },
  framed: (event) => (typeof event === 'string' ? event : `${JSON.stringify(event)}\n`),
};

const responsesUsage = { input_tokens: 100, output_tokens: 50, total_tokens: 150 };

/** Here the word for the end is a status, `completed` or `incomplete` with a reason. */
const responses: Dialect = {
  turns: (body) =>
    listOf(memberOf(body, 'input')).map((turn) => ({
      role: String(memberOf(turn, 'role')),
      text: textOf(memberOf(turn, 'content')),
      reasoning: null,
    })),
  isStreamed: (_, body) => memberOf(body, 'stream') === true,
  whole: ({ text, finish = 'completed', usage = responsesUsage, beside }) => ({
    ...responsesHead(finish),
    output: [messageItem(text)],
    usage,
    ...beside,
  }),
  events: ({ text, finish = 'completed', usage = responsesUsage, beside }) => [
    { type: 'response.created', response: { ...responsesHead('completed'), output: [] } },
    { type: 'response.output_item.added', output_index: 0, item: { ...messageItem(''), content: [] } },
    { type: 'response.output_text.delta', item_id: 'item-1', output_index: 0, content_index: 0, delta: text },
    { type: 'response.output_item.done', output_index: 0, item: messageItem(text) },
    {
      type: finish === 'completed' ? 'response.completed' : 'response.incomplete',
      response: { ...responsesHead(finish), output: [messageItem(text)], usage, ...beside },
    },
  ],
  framed: serverSent,
};

function responsesHead(finish: string): object {
  const isWhole = finish === 'completed';
  return {
    id: 'resp-1',
    object: 'response',
    created_at: 1_700_000_000,
    model: 'model',
    status: isWhole ? 'completed' : 'incomplete',
    incomplete_details: isWhole ? null : { reason: finish },
  };
}

function messageItem(text: string): object {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return { type: 'message', id: 'item-1', role: 'assistant', status: 'completed', content };
}

/** The dialect that a path belongs to. */
export function dialectOf(path: string): Dialect {
  if (path.includes('GenerateContent') || path.includes(':generateContent')) return google;
  if (path.endsWith('/messages')) return anthropic;
  if (path.endsWith('/responses')) return responses;
  return path.endsWith('/chat') ? ollama : chat;
}

function serverSent(event: unknown): string {
  if (typeof event === 'string') return event;
  const type = memberOf(event, 'type');
  return `${typeof type === 'string' ? `event: ${type}\n` : ''}data: ${JSON.stringify(event)}\n\n`;
}

function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) ? value[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or the texts of parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return listOf(content)
    .map((part) => memberOf(part, 'text'))
    .filter((text) => typeof text === 'string')
    .join('');
}

function reasoningOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
