import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type StartedServer, startServer } from './started-server.ts';

export interface LiteLlmOptions {
  /** Where its program is. */
  readonly bin: string;
  /** Where its configuration is written. */
  readonly folder: string;
  readonly port: number;
  /** Base URL of the provider behind it. */
  readonly upstream: string;
}

/** The models of the loopback provider. */
const models = ['expander', 'generator', 'verifier-a', 'verifier-b', 'reasoner', 'judge'];

/** Starts the LiteLLM proxy before a provider, set up as docs/models-and-providers.md recommends. */
export async function startLiteLlm({ bin, folder, port, upstream }: LiteLlmOptions): Promise<StartedServer> {
  const config = join(folder, `litellm-${port}.json`);
  // JSON is YAML too.
  await writeFile(
    config,
    JSON.stringify({
      model_list: models.map((name) => ({
        model_name: `offline-${name}`,
        litellm_params: { model: `openai/offline-${name}`, api_base: upstream, api_key: 'upstream-key' },
      })),
      // The library retries by itself, and what waits in a cool-down is refused without being tried.
      router_settings: { num_retries: 0, disable_cooldowns: true },
      // Passes on the header that tells equal prompts apart.
      general_settings: { forward_client_headers_to_llm_api: true },
    }),
  );
  return startServer({
    command: join(bin, 'litellm'),
    given: ['--config', config, '--host', '127.0.0.1', '--port', `${port}`],
    variables: {
      // Else it asks the world for a list of prices.
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      LITELLM_LOG: 'ERROR',
      // It listens on loopback only.
      LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY: 'true',
    },
    readyAt: `http://127.0.0.1:${port}/health/liveliness`,
  });
}
