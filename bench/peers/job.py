"""The job that every Python program of this folder does: prompts, and how replies are read. Started as PROGRAM URL FOLDER DRAFTS JUDGE."""

import json
import os
import re
import sys
import time
from pathlib import Path

JOB = json.loads(Path(os.environ["PEER_JOB"]).read_text(encoding="utf-8"))
URL, FOLDER, DRAFTS, JUDGE = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
MODELS, PLACES = JOB["models"], JOB["placesPerModel"]
PROMPTS = JOB["prompts"]
if JUDGE == "changed":
    PROMPTS["judge"]["system"] = JOB["changedJudge"]
ASPECTS = JOB["aspects"][:DRAFTS]
# What is tried for its own concurrency (bench:peers --tune), by name.
SETTINGS = json.loads(os.environ.get("PEER_SETTINGS", "{}"))
START = time.monotonic()


def setting(name, default):
    """A setting of the program itself: what is tried, or else what was found best."""
    return SETTINGS.get(name, default)


def messages(name, row):
    """The messages of a prompt by name, with its columns filled in."""
    return filled(PROMPTS[name], row)


def filled(prompt, row):
    """The messages of a prompt, with its columns filled in."""
    user = re.sub(r"\{\{ (\w+) \}\}", lambda match: str(row[match[1]]), prompt["user"])
    system = [{"role": "system", "content": prompt["system"]}] if prompt["system"] else []
    return [*system, {"role": "user", "content": user}]


def topics_of(text):
    names = (text or "").partition("Topics:")[2].strip().splitlines()
    return [name.strip() for name in names if name.strip()][: JOB["topicsPerSubject"]]


def draft_of(text):
    """Problem and answer of a draft; None when it has none."""
    problem = re.search(r"Problem:\n(.*?)\n\nReasoning:", text or "", re.S)
    answer = re.search(r"\nAnswer:\n(.*?)(?:\n\nAnswer type:|$)", text or "", re.S)
    return {"problem": problem[1].strip(), "answer": answer[1].strip()} if problem and answer else None


def is_valid(text):
    return (text or "").startswith("Verdict: VALID")


def final_of(text):
    """The last boxed or announced answer, or the last line."""
    found = re.findall(r"\\boxed\{(.*)\}|(?:[Aa]nswer(?: is)?:?) (.*)", text or "")
    lines = (text or "").strip().splitlines() or [""]
    return next((part for part in reversed(found[-1] if found else ()) if part), lines[-1])


def is_correct(text):
    return (text or "").startswith("Verdict: CORRECT")


def first_row():
    """Tells that the first finished row can be used."""
    print(json.dumps({"first": time.monotonic() - START}), flush=True)


def finished(rows, lost):
    """Tells how many finished rows there are, and how many were lost on the way."""
    print(json.dumps({"rows": rows, "lost": lost}), flush=True)
