import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A file as the Hub keeps it. */
interface KeptFile {
  readonly bytes: Buffer;
  readonly large: boolean;
}

/** What a test makes of a request: a status to fail with, something to wait for first, or nothing special. */
export type Fault = number | Promise<unknown> | null;

/** The Hub's API for datasets, as far as pushing goes, on loopback. One account, `me`, with one token. */
export class HubStandIn implements AsyncDisposable {
  /** Each request as method and path. */
  readonly requests: string[] = [];
  /** Bodies of the requests that make repositories. */
  readonly made: unknown[] = [];
  /** Titles of the commits of each repository. */
  readonly commits: Map<string, string[]> = new Map();
  /** Decides on each request, by method and path. */
  fault: (request: string) => Fault = () => null;
  readonly #repositories = new Map<string, Map<string, KeptFile>>();
  readonly #objects = new Map<string, Buffer>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<HubStandIn> {
    const hub = new HubStandIn();
    await new Promise<void>((resolve) => hub.#server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  /** The one token that may write, to repositories of `me`. */
  get token(): string {
    return 'hf_correct_horse_battery';
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The files of a repository; undefined when there is none. */
  files(repo: string): ReadonlyMap<string, Buffer> | undefined {
    const files = this.#repositories.get(repo);
    return files && new Map([...files].map(([path, { bytes }]) => [path, bytes]));
  }

  /** Makes a repository with files, as someone else would. */
  place(repo: string, files: Readonly<Record<string, string>>): void {
    const kept = Object.entries(files).map(([path, text]): [string, KeptFile] => [
      path,
      { bytes: Buffer.from(text), large: path.endsWith('.parquet') },
    ]);
    this.#repositories.set(repo, new Map(kept));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { pathname } = new URL(request.url ?? '', this.url);
    const name = `${request.method} ${pathname}`;
    this.requests.push(name);
    const fault = this.fault(name);
    if (fault instanceof Promise) await fault;
    const answer =
      typeof fault === 'number'
        ? { status: fault, json: { error: `no: ${request.headers.authorization}` } }
        : this.#answer(name, body, request.headers.authorization);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.json));
  }

  #answer(name: string, body: Buffer, authorization: string | undefined): Answer {
    const upload = /^PUT \/objects\/([0-9a-f]{64})$/u.exec(name)?.[1];
    if (upload !== undefined) return this.#upload(upload, body);
    if (authorization !== `Bearer ${this.token}`) return failed(401, 'Invalid username or password.');
    if (name === 'POST /api/repos/create') return this.#make(JSON.parse(body.toString()));
    const [, kind = '', repo = ''] =
      /^(?:GET|POST) \/(?:api\/)?datasets\/(?=.*?(tree|preupload|commit|lfs))([\w.-]+\/[\w.-]+?)(?:\.git)?\/(?:tree|preupload|commit|info)\//u.exec(
        name,
      ) ?? [];
    const files = this.#repositories.get(repo);
    if (files === undefined) return failed(404, 'Repository not found');
    if (kind === 'tree') return ok([...files].map(([path, file]) => entryOf(path, file)));
    if (!repo.startsWith('me/')) return failed(403, 'You have no right to write here');
    if (kind === 'preupload') return preuploadOf(JSON.parse(body.toString()));
    if (kind === 'lfs') return this.#batch(JSON.parse(body.toString()));
    return this.#commit(repo, files, body.toString());
  }

  #make(request: { readonly organization: string; readonly name: string }): Answer {
    const repo = `${request.organization}/${request.name}`;
    if (request.organization !== 'me') return failed(403, 'You have no right to make this');
    if (this.#repositories.has(repo)) return failed(409, 'You already created this dataset repo');
    this.made.push(request);
    this.#repositories.set(repo, new Map());
    return ok({ url: `${this.url}/datasets/${repo}`, id: 'r1' });
  }

  #batch({
    objects,
  }: {
    readonly objects: readonly { readonly oid: string; readonly size: number }[];
  }): Answer {
    return ok({
      transfer: 'basic',
      objects: objects.map(({ oid, size }) => ({
        oid,
        size,
        ...(this.#objects.has(oid)
          ? {}
          : { actions: { upload: { href: `${this.url}/objects/${oid}?X-Amz-Signature=secret` } } }),
      })),
    });
  }

  #upload(oid: string, body: Buffer): Answer {
    if (createHash('sha256').update(body).digest('hex') !== oid) return failed(400, 'not what was announced');
    this.#objects.set(oid, body);
    return ok({});
  }

  #commit(repo: string, files: Map<string, KeptFile>, body: string): Answer {
    const lines: readonly CommitLine[] = body.split('\n').map((line) => JSON.parse(line));
    const next = new Map(files);
    for (const { key, value } of lines) {
      if (key === 'file')
        next.set(value.path, { bytes: Buffer.from(value.content ?? '', 'base64'), large: false });
      if (key === 'deletedFile') next.delete(value.path);
      if (key !== 'lfsFile') continue;
      const bytes = this.#objects.get(value.oid ?? '');
      if (bytes === undefined) return failed(400, 'an object was not uploaded');
      next.set(value.path, { bytes, large: true });
    }
    this.#repositories.set(repo, next);
    const titles = this.commits.get(repo) ?? [];
    this.commits.set(repo, [...titles, lines[0]?.value.summary ?? '']);
    return ok({
      commitOid: `c${titles.length + 1}`,
      commitUrl: `${this.url}/c`,
      hookOutput: '',
      success: true,
    });
  }
}

interface CommitLine {
  readonly key: 'header' | 'file' | 'lfsFile' | 'deletedFile';
  readonly value: {
    readonly summary?: string;
    readonly path: string;
    readonly content?: string;
    readonly oid?: string;
  };
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

function ok(json: unknown): Answer {
  return { status: 200, json };
}

function failed(status: number, error: string): Answer {
  return { status, json: { error } };
}

/** Parquet goes to the large files, as the Hub's own attributes say. */
function preuploadOf({ files }: { readonly files: readonly { readonly path: string }[] }): Answer {
  return ok({
    files: files.map(({ path }) => ({ path, uploadMode: path.endsWith('.parquet') ? 'lfs' : 'regular' })),
  });
}

function entryOf(path: string, { bytes, large }: KeptFile): object {
  const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  const lfs = { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, pointerSize: 130 };
  return { type: 'file', path, size: bytes.length, oid, ...(large ? { lfs } : {}) };
}
