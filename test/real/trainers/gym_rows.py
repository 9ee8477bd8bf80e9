"""Rates answers to rows for NeMo Gym as its server `math_with_judge` does before it asks a judge: gym_rows.py JSONL.

The server itself needs a newer Python than most machines have (0.7.0: 3.13.14). It boxes the expected answer and asks math-verify.
"""

import json
import sys

from math_verify.metric import math_metric
from math_verify.parser import ExprExtractionConfig, LatexExtractionConfig

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [json.loads(line) for line in lines]
compare = math_metric(
    gold_extraction_target=(LatexExtractionConfig(),),
    pred_extraction_target=(ExprExtractionConfig(), LatexExtractionConfig()),
)


def rate(row, answer):
    return float(compare([f"\\boxed{{{row['expected_answer']}}}"], [f"So it is \\boxed{{{answer}}}."])[0])


for row in rows:
    assert isinstance(row["question"], str) and row["responses_create_params"]["input"][-1]["role"] == "user", row
said = {
    "answers": [row["expected_answer"] for row in rows],
    "right": [rate(row, row["expected_answer"]) for row in rows],
    "wrong": [rate(row, "7919") for row in rows],
}
print("\nGYM " + json.dumps(said))
