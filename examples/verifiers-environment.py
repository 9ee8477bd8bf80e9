"""An environment of `verifiers` over the problems of a run: one question, one answer, a reward of 1 or 0.

Export the problems, and copy this file into a module of your environments, such as chimera_problems.py:

    npx chimera-sdk export runs/first --format grpo --out problems.parquet --validation 0.05
    vf-eval chimera_problems --env-args '{"path": "problems-train.parquet"}'

It needs the packages verifiers, datasets and math-verify.
"""

import verifiers as vf
from datasets import Dataset, load_dataset
from math_verify import parse, verify

BOX = r"Reason step by step, and put your final answer in \boxed{}."


def read_problems(path: str) -> Dataset:
    """The rows as verifiers takes them; `solution` is the reference as math-verify reads it."""
    rows = load_dataset("parquet", data_files=path, split="train")
    return rows.map(
        lambda row: {
            "prompt": [{"role": "system", "content": BOX}, *row["prompt"]],
            "answer": row["solution"],
        },
        remove_columns=["solution"],
    )


def correct_answer(completion, answer) -> float:
    """1 when the box of the reply means the same as the reference. Time-outs need the main thread, so there are none."""
    reply = completion[-1]["content"] if isinstance(completion, list) else completion
    said = parse(reply.rsplit("</think>", 1)[-1], parsing_timeout=None)
    return float(verify(parse(answer, parsing_timeout=None), said, timeout_seconds=None))


def load_environment(path: str = "problems-train.parquet", eval_path: str | None = None) -> vf.Environment:
    return vf.SingleTurnEnv(
        dataset=read_problems(path),
        eval_dataset=None if eval_path is None else read_problems(eval_path),
        rubric=vf.Rubric(funcs=[correct_answer]),
    )
