import { dependingOn } from '../options/judged-by.ts';
import { kebabCase } from '../options/kebab-case.ts';
import { objectWith } from '../options/object-with.ts';
import { type OptionSchema, oneOf, optionOf } from '../options/option-schemas.ts';
import type { ProblemExportOptions, SampleExportOptions } from './export-options.ts';
import type { Exporter } from './exporter.ts';
import type { FormatName } from './formats/format-names.ts';
import { formats } from './formats/index.ts';

/** What an export takes for its format. */
export type ExportFormat = SampleExportOptions['format'] | ProblemExportOptions['format'];

/** Returns the exporter of a format: a built-in one by name, or a custom one. */
export function exporterOf(format: ExportFormat): Exporter {
  return typeof format === 'string' ? formats[format]() : format;
}

/** Whether a value is a format, even if something else is wrong with it. */
export function isFormat(format: unknown): format is ExportFormat {
  return formatSchema.accepts(format);
}

const reads: OptionSchema = oneOf([
  'samples',
  'problems',
  'problem-samples',
] satisfies readonly Exporter['reads'][]);

const rowMaker: OptionSchema = optionOf((make) => typeof make === 'function', 'a function that makes rows');

const names: OptionSchema = optionOf(
  isFormatName,
  `one of ${Object.keys(formats).join(', ')}, or a custom exporter`,
);

/** A format, by name or as an exporter. */
export const formatSchema: OptionSchema = dependingOn((format) => {
  if (typeof format !== 'object' || format === null || Array.isArray(format)) return names;
  const makesSeveral = 'reads' in format && format.reads === 'problem-samples';
  const maker = makesSeveral ? { rows: rowMaker } : { row: rowMaker };
  return objectWith({ name: kebabCase('my-rows'), reads, ...maker }, 'an exporter');
});

function isFormatName(format: unknown): format is FormatName {
  return typeof format === 'string' && Object.hasOwn(formats, format);
}
