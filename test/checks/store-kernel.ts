/** Compiles the kernel of the journal into the module that carries it: `npm run store:kernel`. */
import { writeFile } from 'node:fs/promises';
import { buildKernel, kernelPath } from '../store/build-kernel.ts';

const module = await buildKernel();
await writeFile(kernelPath, module);
console.log(`Kernel of the journal: ${module.length} characters.`);
