"""What a reward says of right and wrong answers to the exported problems: rewards.py GRPO_PARQUET [PROGRAM].

It is `reward` of the program, or else the one that TRL has.
"""

import json
import sys

from datasets import load_dataset
from trl.rewards import accuracy_reward

if len(sys.argv) > 2:
    names = {}
    exec(compile(open(sys.argv[2], encoding="utf-8").read(), sys.argv[2], "exec"), names)
    reward = names["reward"]
else:
    reward = accuracy_reward
rows = load_dataset("parquet", data_files=sys.argv[1], split="train")


def rate(answers):
    completions = [[{"role": "assistant", "content": f"So it is \\boxed{{{answer}}}."}] for answer in answers]
    return reward(completions=completions, solution=rows["solution"])


answers = list(rows["answer"])
# The answer to another problem, where it differs.
wrong = [next((other for other in answers if other != answer), "7919") for answer in answers]
bare = [answer.replace("%", "\\%").strip("$") for answer in answers]
print(json.dumps({"answers": answers, "right": rate(bare), "wrong": rate(wrong)}))
