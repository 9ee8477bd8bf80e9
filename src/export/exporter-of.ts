import { ConfigurationError, type ConfigurationIssue } from '../errors/configuration-error.ts';
import { isOptions } from '../errors/options-issues.ts';
import { shownValue } from '../errors/shown-value.ts';
import type { Exporter } from './exporter.ts';
import type { FormatName } from './formats/format-names.ts';
import { formats } from './formats/index.ts';

/**
 * Gives the exporter of a format: a built-in one by name, or the caller's own.
 *
 * @throws {ConfigurationError} When there is none of that name, or the object is no exporter.
 */
export function exporterOf(option: string, format: unknown): Exporter {
  if (isFormatName(format)) return formats[format]();
  const issues = exporterIssues(option, format);
  if (issues.length > 0 || !isExporter(format)) throw new ConfigurationError(issues);
  return format;
}

function isFormatName(format: unknown): format is FormatName {
  return typeof format === 'string' && Object.hasOwn(formats, format);
}

function isExporter(format: unknown): format is Exporter {
  return isOptions(format);
}

function exporterIssues(option: string, format: unknown): readonly ConfigurationIssue[] {
  if (!isOptions(format)) {
    const message = `must be one of ${Object.keys(formats).join(', ')}, or an exporter of your own, got ${shownValue(format)}`;
    return [{ option, message }];
  }
  const { name, reads, row, rows }: Partial<Record<'name' | 'reads' | 'row' | 'rows', unknown>> = format;
  const issues: ConfigurationIssue[] = [];
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/u.test(name))
    issues.push({ option: `${option}.name`, message: `must be in kebab case, got ${shownValue(name)}` });
  if (reads !== 'samples' && reads !== 'problems' && reads !== 'problem-samples') {
    const message = `must be 'samples', 'problems' or 'problem-samples', got ${shownValue(reads)}`;
    issues.push({ option: `${option}.reads`, message });
  }
  const [member, maker] = reads === 'problem-samples' ? ['rows', rows] : ['row', row];
  if (typeof maker !== 'function') {
    const message = `must be a function that makes rows, got ${shownValue(maker)}`;
    issues.push({ option: `${option}.${String(member)}`, message });
  }
  return issues;
}
