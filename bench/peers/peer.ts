import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INSTALLATION_MS, pythonPart } from '../../test/real/python-part.ts';
import { bundledProgram } from '../../test/support/bundled-program.ts';

/** Settings that a program takes by name. */
export type PeerSettings = Readonly<Record<string, number>>;

/** A program that does the job. */
export interface Peer {
  readonly name: string;
  /** The file whose lines its user writes. */
  readonly source: string;
  /** Version of what it is written with, or what it is when it has none. */
  readonly version: string;
  /** What is tried for its own concurrency, the best first; empty when it has nothing of the kind. */
  readonly tunings: readonly PeerSettings[];
  /** Returns the command that runs it, or says why it cannot be had. */
  readonly prepare: (folder: string) => Promise<readonly string[] | string>;
}

const sourceOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** All that are compared, this library first. */
export const peers: readonly Peer[] = [
  inNode('chimera-sdk', 'chimera-sdk-program.ts', '0.1.0'),
  inNode('plain AI SDK script', 'ai-sdk-script.ts', 'ai 7'),
  inPython('plain asyncio script', 'asyncio_script.py', 'peer-asyncio', 'openai 3.51.0'),
  inPython('data-designer', 'data_designer_peer.py', 'peer-data-designer', '0.9.7', [
    { buffer_size: 160, row_groups: 3 },
    { buffer_size: 1000, row_groups: 3 },
    { buffer_size: 64, row_groups: 3 },
    { buffer_size: 40, row_groups: 8 },
    { buffer_size: 32, row_groups: 3 },
  ]),
  inPython('bespokelabs-curator', 'curator_peer.py', 'peer-curator', '0.1.31', [
    { requests_per_minute: 1_920 },
    { requests_per_minute: 3_840 },
    { requests_per_minute: 1_440 },
  ]),
  inPython('distilabel', 'distilabel_peer.py', 'peer-distilabel', '1.5.3', [
    { replicas: 1 },
    { replicas: 2 },
    { replicas: 4 },
  ]),
];

function inNode(name: string, file: string, version: string): Peer {
  const source = sourceOf(file);
  const prepare = async (folder: string): Promise<readonly string[]> => [
    process.execPath,
    await bundledProgram(source, join(folder, name.replaceAll(' ', '-'))),
  ];
  return { name, source, version, tunings: [], prepare };
}

function inPython(
  name: string,
  file: string,
  requirements: string,
  version: string,
  tunings: readonly PeerSettings[] = [],
): Peer {
  const source = sourceOf(file);
  const prepare = async (): Promise<readonly string[] | string> => {
    const part = await pythonPart(requirements);
    return part.kind === 'installed' ? [join(part.bin, 'python'), source] : part.why;
  };
  return { name, source, version, tunings, prepare };
}

/** How long a program may take, in milliseconds; the slowest takes minutes. */
export const PATIENCE_MS: number = INSTALLATION_MS;
