import type { CallStartEvent, ItemKeptEvent } from 'chimera-sdk/engine';
import { contentHash } from '../src/core/content-hash.ts';
import { type ResolvedOfflineOptions, resolveOfflineOptions } from '../src/offline/offline-options.ts';
import { offlineReply } from '../src/offline/offline-reply.ts';
import { chatProtocol } from '../test/provider/chat-protocol.ts';
import { eventCharacters } from '../test/provider/protocol.ts';
import type { CallChain, PlannedCall, PlannedDraw, PlannedPage, RunPlan } from './makespan.ts';
import { type ScenarioSize, scenarioChimera, scenarioModels, scenarioProvider } from './scenario.ts';

/** What a run of the scenario will ask, known beforehand: replies and latencies are pure functions of the request. */
export interface Rehearsal {
  readonly plan: RunPlan;
  /** Every request, by the identity under which the provider logs it. */
  readonly questions: ReadonlySet<string>;
  readonly samples: number;
}

/** Runs the scenario once, one call at a time, without network and without waiting, and notes its calls. */
export async function rehearse(size: ScenarioSize): Promise<Rehearsal> {
  const notes = new RehearsalNotes(size);
  const models = scenarioModels('http://rehearsal.invalid/v1', notes.fetch);
  const run = scenarioChimera(models, size).run(size.subjects, { maxConcurrency: 1 });
  run.on('call-start', (event) => notes.callStarts(event));
  run.on('item-kept', (event) => notes.kept(event));
  const { end, error, rows } = await run.summary();
  if (end !== 'completed') throw new Error(`the rehearsal ended as ${end}: ${error?.message ?? ''}`);
  return { plan: notes.plan(), questions: notes.questions, samples: rows };
}

interface NotedTask {
  readonly calls: { readonly slot: string; readonly call: PlannedCall }[];
  outputs: readonly string[];
}

class RehearsalNotes {
  readonly questions = new Set<string>();
  readonly #size: ScenarioSize;
  readonly #offline: ResolvedOfflineOptions;
  readonly #tasks = new Map<string, NotedTask>();
  readonly #subjects = new Set<string>();
  #current: CallStartEvent | null = null;

  constructor(size: ScenarioSize) {
    this.#size = size;
    const { offline, latency } = scenarioProvider(size);
    this.#offline = resolveOfflineOptions({ ...offline, ...(latency === undefined ? {} : { latency }) });
  }

  callStarts(event: CallStartEvent): void {
    this.#current = event;
    if (event.stage === 'expand') this.#subjects.add(event.itemId);
  }

  kept({ stage, itemId, draw, outputIds }: ItemKeptEvent): void {
    this.#noted(stage, itemId, draw).outputs = outputIds;
  }

  /** Answers as the provider does, and notes the call under the task that made it. */
  readonly fetch: typeof globalThis.fetch = async (_, init) => {
    const { model, turns, maxOutputTokens, isStreamed } = chatProtocol.read(JSON.parse(String(init?.body)));
    const sample = new Headers(init?.headers).get('x-chimera-sample') ?? '';
    const reply = offlineReply({ modelId: model, turns, sample }, maxOutputTokens, this.#offline);
    this.questions.add(contentHash(model, contentHash(turns), sample));
    if (this.#current === null) throw new Error('a call that no task began');
    const { stage, itemId, draw, slot } = this.#current;
    this.#noted(stage, itemId, draw).calls.push({ slot, call: { model, ms: reply.latencyMs } });
    const reference = { id: 'rehearsal', model };
    if (!isStreamed) return Response.json(chatProtocol.whole(reply, reference));
    const events = Array.from(chatProtocol.streamed(reply, reference, eventCharacters), ({ data }) =>
      JSON.stringify(data),
    );
    const body = [...events, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };

  plan(): RunPlan {
    const { kept, maxAttempts } = this.#size;
    return { kept, maxAttempts, subjects: [...this.#subjects].map((subject) => this.#pages(subject)) };
  }

  #pages(subject: string): readonly PlannedPage[] {
    return this.#draws('expand', subject).map((page) => ({
      expand: chainOf(page),
      topics: page.outputs.map((topic) => ({
        draws: this.#draws('generate', topic).map((draft) => this.#drawOf(draft)),
      })),
    }));
  }

  #drawOf(draft: NotedTask): PlannedDraw {
    const [problem = ''] = draft.outputs;
    const check = this.#task('validate', problem);
    const solved = this.#task('synthesize', problem);
    return {
      generate: chainOf(draft),
      verify: ['verifier-0', 'verifier-1'].map((slot) => chainOf(check, slot)),
      kept: check.outputs.length > 0,
      synthesize: chainOf(solved),
      label: chainOf(this.#task('label', solved.outputs[0] ?? '')),
    };
  }

  #draws(stage: string, itemId: string): readonly NotedTask[] {
    const draws: NotedTask[] = [];
    for (let draw = 0; this.#tasks.has(keyOf(stage, itemId, draw)); draw += 1)
      draws.push(this.#task(stage, itemId, draw));
    return draws;
  }

  #task(stage: string, itemId: string, draw = 0): NotedTask {
    return this.#tasks.get(keyOf(stage, itemId, draw)) ?? { calls: [], outputs: [] };
  }

  #noted(stage: string, itemId: string, draw: number): NotedTask {
    const task = this.#task(stage, itemId, draw);
    this.#tasks.set(keyOf(stage, itemId, draw), task);
    return task;
  }
}

function keyOf(stage: string, itemId: string, draw: number): string {
  return `${stage} ${itemId} ${draw}`;
}

function chainOf({ calls }: NotedTask, wanted?: string): CallChain {
  return calls.flatMap(({ slot, call }) => (wanted === undefined || slot === wanted ? [call] : []));
}
