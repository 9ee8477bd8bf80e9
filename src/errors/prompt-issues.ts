import type { ConfigurationIssue } from './configuration-error.ts';
import { shownValue } from './shown-value.ts';

/** Says what is wrong with a prompt that the caller put in the place of a stage's own. */
export function promptIssues(option: string, prompt: unknown): readonly ConfigurationIssue[] {
  if (typeof prompt !== 'object' || prompt === null) {
    const message = `must be a prompt { name, version, render }, got ${shownValue(prompt)}; make it with definePrompt`;
    return [{ option, message }];
  }
  const { name, version, render }: Partial<Record<'name' | 'version' | 'render', unknown>> = prompt;
  return [
    ...textIssues(`${option}.name`, name),
    ...textIssues(`${option}.version`, version),
    ...renderIssues(),
  ];

  function renderIssues(): readonly ConfigurationIssue[] {
    if (typeof render === 'function') return [];
    return [
      {
        option: `${option}.render`,
        message: `must be a function that gives the text, got ${shownValue(render)}`,
      },
    ];
  }
}

function textIssues(option: string, value: unknown): readonly ConfigurationIssue[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  return [{ option, message: `must be a text that is not blank, got ${shownValue(value)}` }];
}
