import type { LanguageModel } from 'ai';

type StreamingModel = Extract<LanguageModel, { readonly doStream: unknown }>;

/** Events that bring no token: the role, the finish reason, the usage. */
const eventsBeside = 3;

/** Reads one streamed completion as a bare script would, without looking into the events; returns its tokens. */
export async function readBare(url: string, prompt: string): Promise<number> {
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
    body: JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content: prompt }] }),
  });
  if (response.body === null) throw new Error('the reply has no body');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let events = 0;
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return events - eventsBeside;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: {')) events += 1;
  }
}

/** Reads one through the provider package, without `ai` and without the library; returns its tokens. */
export async function readModel(model: StreamingModel, prompt: string): Promise<number> {
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: prompt }] }],
  });
  const reader = stream.getReader();
  let tokens = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return tokens;
    if (value.type === 'text-delta' || value.type === 'reasoning-delta') tokens += 1;
  }
}
