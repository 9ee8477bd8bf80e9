import { statusOf } from './hub-failure.ts';
import type { RemoteFile } from './local-files.ts';
import type { PushToHubOptions } from './push-to-hub-options.ts';

/** The official client of the Hub. It is optional: only programs that push need it. */
export type HubPackage = Pick<typeof import('@huggingface/hub'), 'commit' | 'createRepo' | 'listFiles'>;

/** What every request needs. */
export interface HubCall {
  readonly repo: { readonly type: 'dataset'; readonly name: string };
  readonly accessToken: string;
  readonly hubUrl: string;
  readonly fetch?: typeof fetch;
}

export function hubCall(options: PushToHubOptions): HubCall {
  return {
    repo: { type: 'dataset', name: options.repo },
    accessToken: options.token,
    hubUrl: (options.hubUrl ?? 'https://huggingface.co').replace(/(?<!\/)\/+$/u, ''),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  };
}

/** The files of a repository by path; null when there is no such repository. */
export async function remoteFiles(hub: HubPackage, call: HubCall): Promise<Map<string, RemoteFile> | null> {
  const files = new Map<string, RemoteFile>();
  try {
    for await (const entry of hub.listFiles({ ...call, recursive: true })) {
      if (entry.type === 'file') files.set(entry.path, entry);
    }
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
  return files;
}

/** Creates the repository, or uses one that was created meanwhile. */
export async function makeRepository(
  hub: HubPackage,
  call: HubCall,
  isPrivate: boolean,
): Promise<Map<string, RemoteFile>> {
  try {
    // The second name is that of earlier versions of the client.
    await hub.createRepo({ ...call, visibility: isPrivate ? 'private' : 'public', private: isPrivate });
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
  return (await remoteFiles(hub, call)) ?? new Map();
}
