"""Runs a Python program of docs/training.md for two steps on a small model: run_recipe.py PROGRAM MODEL.

What the program left behind as `trainer` is looked at, and printed as one JSON object.
"""

import json
import re
import sys

from transformers import AutoTokenizer

path, model = sys.argv[1:]
source = open(path, encoding="utf-8").read()
replaced = source.count("Qwen/Qwen3-0.6B")
source = source.replace("Qwen/Qwen3-0.6B", model)
small = "max_steps=2, use_cpu=True, report_to='none', save_strategy='no', logging_steps=1, disable_tqdm=True, bf16=False,"
source = re.sub(r"\b(SFTConfig|DPOConfig|GRPOConfig)\(", rf"\1({small} ", source)
source = re.sub(r"gradient_accumulation_steps=\d+", "gradient_accumulation_steps=1", source)
source = re.sub(r"num_generations=\d+", "num_generations=2, per_device_train_batch_size=2", source)
source = re.sub(r"max_completion_length=[\d_]+", "max_completion_length=24", source)

names = {"__name__": "__main__"}
exec(compile(source, path, "exec"), names)
trainer = names["trainer"]
history = trainer.state.log_history
said = {"replaced": replaced, "steps": trainer.state.global_step, "history": history}

tokenizer = AutoTokenizer.from_pretrained(model)
learned = []
if "SFT" in type(trainer).__name__:
    for batch in trainer.get_train_dataloader():
        for labels in batch["labels"].tolist():
            learned.append(tokenizer.decode([token for token in labels if token != -100]))
said["learned"] = learned
print("\nRECIPE " + json.dumps(said))
