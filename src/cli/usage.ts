/** What the command says of itself. */
export const USAGE = `chimera-sdk <command> <run directory> [options]

  inspect    runs/x                                    how the run ended: counts, warnings, failures
             runs/x --item <id>                        prompts and raw replies behind an item or a row
  report     runs/x [--out report.html] [--title text]  one HTML file with figures and all rows
  export     runs/x --format messages --out sft.jsonl   a training file; formats: jsonl, parquet, chimera, messages,
                    [--validation 0.05]                 prompt-completion, preference, sharegpt, alpaca, verl, grpo,
                                                        nemo-gym
                    [--columns id,subject]              columns beside messages, prompts or conversations
  calibrate  runs/x                                    what each agreement makes of the stored votes
  merge      runs/shard-* --to runs/all                 one run directory of several: replies, decisions, spending

  --overwrite  replaces files that are there      --help  shows this

No command makes a model call.`;
