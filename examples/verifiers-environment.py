"""An environment of `verifiers` (0.4) over the problems of a run: one question, one answer, a reward of 1 or 0.

    npx chimera-sdk export runs/first --format grpo --out problems.parquet

`vf-init chimera-problems` makes the package; put this file into it as taskset.py. It needs verifiers, pyarrow and math-verify.
"""

import pyarrow.parquet
import verifiers.v1 as vf
from math_verify import parse, verify

BOX = r"Reason step by step, and put your final answer in \boxed{}."


class ChimeraProblemsData(vf.TaskData):
    answer: str
    """The reference between dollars, as math-verify reads it."""


class ChimeraProblemsTask(vf.Task[ChimeraProblemsData]):
    @vf.reward(weight=1.0)
    async def correct_answer(self, trace: vf.Trace) -> float:
        reply = (trace.last_reply or "").rsplit("</think>", 1)[-1]
        # Time-outs of math-verify need the main thread.
        gold = parse(self.data.answer, parsing_timeout=None)
        return float(verify(gold, parse(reply, parsing_timeout=None), timeout_seconds=None))


class ChimeraProblemsConfig(vf.TasksetConfig):
    path: str = "problems.parquet"
    """The Parquet of the format `grpo`."""


class ChimeraProblemsTaskset(vf.Taskset[ChimeraProblemsTask, ChimeraProblemsConfig]):
    def load(self) -> list[ChimeraProblemsTask]:
        rows = pyarrow.parquet.read_table(self.config.path).to_pylist()
        return [
            ChimeraProblemsTask(
                ChimeraProblemsData(prompt=row["prompt"][-1]["content"], system_prompt=BOX, answer=row["solution"]),
                self.config.task,
            )
            for row in rows
        ]
