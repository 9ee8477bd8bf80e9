import { evidenceMarkdown } from '../../core/figures/evidence-markdown.ts';
import { type FoundRun, findRun } from '../../files/run-directory/find-run.ts';
import { checkArguments } from '../../options/check-arguments.ts';
import { type OptionSchema, optionOf } from '../../options/option-schemas.ts';
import { WellFormed } from '../rows/well-formed.ts';
import { type CardFacts, factsOf } from './card-facts.ts';
import { type CardEvidence, type DatasetCardOptions, datasetCardSchema } from './card-options.ts';
import {
  contaminationSection,
  contentSection,
  coverageSection,
  funnelSection,
  labelsSection,
  modelsSection,
  policiesSection,
} from './card-sections.ts';
import { frontMatter, rowsIn } from './front-matter.ts';
import { licenseSection, limitsSection } from './limits-section.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { promptsSection } from './prompts-section.ts';
import { type PromptNote, readPromptNotes } from './read-prompt-notes.ts';

const runDirectory: OptionSchema = optionOf(
  (directory) => typeof directory === 'string' && directory.trim() !== '',
  'a run directory',
);

/**
 * Writes the card of a dataset, the `README.md` of its folder, from what a run noted in its manifest and summary: the
 * models behind each field, the policies, the prompts, the funnel, the labels, contamination, known limits. `writeDataset`
 * calls it.
 *
 * The head is YAML that the Hub and `datasets` read. Text that models wrote is escaped.
 *
 * @returns The whole text of the card.
 * @throws {DirectoryError} When the folder holds no run.
 *
 * @example
 * ```ts
 * import { datasetCard } from 'chimera-sdk/export';
 *
 * const text = await datasetCard('runs/first', { title: 'Hard mathematics', license: 'apache-2.0' });
 * ```
 */
export async function datasetCard(directory: string, options: DatasetCardOptions = {}): Promise<string> {
  checkArguments(
    [runDirectory, directory, 'datasetCard.directory'],
    [datasetCardSchema, options, 'datasetCard'],
  );
  const found = await findRun(directory);
  return cardOf(found, await readPromptNotes(found.path), options);
}

/** Writes the card of a run that was found. */
export function cardOf(found: FoundRun, prompts: readonly PromptNote[], options: DatasetCardOptions): string {
  const facts = factsOf(found);
  const { configs = [], title = 'Reasoning dataset', description } = options;
  const sections = [
    frontMatter({ ...options, title }).trimEnd(),
    `# ${markdownText(title)}`,
    introduction(facts, options),
    description ?? '',
    configs.length === 0 ? '' : contentSection(configs),
    modelsSection(facts),
    policiesSection(facts),
    funnelSection(facts),
    labelsSection(facts),
    coverageSection(facts),
    contaminationSection(facts, options.contamination),
    ...(options.evidence ?? []).map(evidenceSection),
    options.prompts === false
      ? ''
      : promptsSection(
          prompts,
          facts.stages.map(({ name }) => name),
        ),
    limitsSection(facts, options),
    licenseSection(options),
  ];
  const text = sections.filter((section) => section !== '').join('\n\n');
  return `${String(new WellFormed().of(text))}\n`;
}

/** What was measured beside the run itself. Its title cannot end the section; the rest is the caller's. */
function evidenceSection(evidence: CardEvidence): string {
  const text = 'markdown' in evidence ? evidence.markdown.trim() : evidenceMarkdown(evidence);
  return `## ${markdownText(evidence.title)}\n\n${text}`;
}

function introduction({ library }: CardFacts, { configs = [] }: DatasetCardOptions): string {
  const [first] = configs;
  const rows = first === undefined ? 'Problems' : `${rowsIn(first)} rows: problems`;
  return `${rows} with verified answers and the reasoning of a model, made by chimera-sdk ${markdownCode(library)} in the manner of CHIMERA (arXiv 2603.00889).`;
}
