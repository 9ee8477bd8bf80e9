"""Reads exported rows with verl's dataset, and rates answers with its default reward: verl_rows.py PARQUET MODEL."""

import json
import sys

from omegaconf import OmegaConf
from transformers import AutoTokenizer
from verl.utils.dataset.rl_dataset import RLHFDataset
from verl.utils.reward_score import default_compute_score

path, model = sys.argv[1:]
config = OmegaConf.create({"prompt_key": "prompt", "max_prompt_length": 1_024, "return_raw_chat": True})
dataset = RLHFDataset(data_files=path, tokenizer=AutoTokenizer.from_pretrained(model), config=config)
rows = [dataset[index] for index in range(len(dataset))]


def rate(row, answer):
    score = default_compute_score(row["data_source"], f"So it is \\boxed{{{answer}}}.", row["reward_model"]["ground_truth"])
    return score["score"] if isinstance(score, dict) else float(score)


truths = [row["reward_model"]["ground_truth"] for row in rows]
said = {
    "rows": len(rows),
    "keys": sorted(rows[0]),
    "right": [rate(row, truth) for row, truth in zip(rows, truths)],
    "wrong": [rate(row, "7919") for row in rows],
}
print("\nVERL " + json.dumps(said))
