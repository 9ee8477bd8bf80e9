import type { Exporter } from '../exporter.ts';
import { alpacaFormat } from './alpaca-format.ts';
import { chimeraFormat } from './chimera-format.ts';
import type { FormatName } from './format-names.ts';
import { fullRowsFormat } from './full-rows-format.ts';
import { grpoFormat } from './grpo-format.ts';
import { messagesFormat } from './messages-format.ts';
import { nemoGymFormat } from './nemo-gym-format.ts';
import { preferenceFormat } from './preference-format.ts';
import { promptCompletionFormat } from './prompt-completion-format.ts';
import { shareGptFormat } from './sharegpt-format.ts';
import { verlFormat } from './verl-format.ts';

/** The built-in formats with their defaults, by name. */
export const formats: { readonly [Name in FormatName]: () => Exporter } = {
  jsonl: () => fullRowsFormat('jsonl'),
  parquet: () => fullRowsFormat('parquet'),
  chimera: chimeraFormat,
  messages: messagesFormat,
  'prompt-completion': promptCompletionFormat,
  preference: preferenceFormat,
  sharegpt: shareGptFormat,
  alpaca: alpacaFormat,
  grpo: grpoFormat,
  'nemo-gym': nemoGymFormat,
  verl: verlFormat,
};
