"""Loads exported rows by the environment of the examples, and rates answers with it: verifiers_rows.py ENVIRONMENT PARQUET."""

import asyncio
import importlib.util
import json
import sys
from types import SimpleNamespace

path, parquet = sys.argv[1:]
spec = importlib.util.spec_from_file_location("environment", path)
environment = importlib.util.module_from_spec(spec)
sys.modules["environment"] = environment
spec.loader.exec_module(environment)

tasks = environment.ChimeraProblemsTaskset(environment.ChimeraProblemsConfig(path=parquet)).load()


def rate(task, answer):
    trace = SimpleNamespace(last_reply=f"<think>Is it \\boxed{{0}}?</think> So it is \\boxed{{{answer}}}.")
    return asyncio.run(task.correct_answer(trace))


bare = [task.data.answer.strip("$") for task in tasks]
said = {
    "answers": bare,
    "right": [rate(task, answer) for task, answer in zip(tasks, bare)],
    "wrong": [rate(task, "7919") for task in tasks],
}
print("\nVERIFIERS " + json.dumps(said))
