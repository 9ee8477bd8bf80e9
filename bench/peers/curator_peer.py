"""The job with bespokelabs-curator: a class for each step, a dataset between them, its cache under FOLDER."""

import importlib.util
import os

import job

os.environ |= {"TELEMETRY_ENABLED": "False", "CURATOR_DISABLE_RICH_DISPLAY": "1"}
os.environ |= {"OPENAI_API_KEY": "bench", "HF_HUB_OFFLINE": "1"}
# Its count of tokens needs a file that tiktoken would fetch; LiteLLM, which it depends on, ships that file.
os.environ["TIKTOKEN_CACHE_DIR"] = os.path.dirname(importlib.util.find_spec("litellm").origin) + "/litellm_core_utils/tokenizers"

from bespokelabs import curator  # noqa: E402
from datasets import Dataset  # noqa: E402


from job import draft_of, filled, final_of, is_correct, is_valid, topics_of  # noqa: E402

# Its cache looks at the source of `prompt` and `parse` and at what they name: a module named there would count with all that it holds.
EXPAND, GENERATE, VALIDATE, SOLVE, JUDGE = (job.PROMPTS[name] for name in ["expand", "generate", "validate", "solve", "judge"])
ASPECTS = job.ASPECTS


class Expand(curator.LLM):
    def prompt(self, row):
        return filled(EXPAND, row)

    def parse(self, row, reply):
        return [{"subject": row["subject"], "topic": topic, "aspect": aspect} for topic in topics_of(reply) for aspect in ASPECTS]


class Generate(curator.LLM):
    def prompt(self, row):
        return filled(GENERATE, row)

    def parse(self, row, reply):
        return {**row, **(draft_of(reply) or {"problem": "", "answer": ""})}


class ValidateA(curator.LLM):
    def prompt(self, row):
        return filled(VALIDATE, row)

    def parse(self, row, reply):
        return {**row, "valid": is_valid(reply)}


class ValidateB(ValidateA):
    pass


class Solve(curator.LLM):
    def prompt(self, row):
        return filled(SOLVE, row)

    def parse(self, row, reply):
        return {**row, "solution": reply, "final": final_of(reply)}


class Judge(curator.LLM):
    def prompt(self, row):
        return filled(JUDGE, row)

    def parse(self, row, reply):
        return {**row, "correct": is_correct(reply)}


# Its own bound on calls in flight (max_concurrent_requests) loses a place with each tenth of a second that retries take, until it
# stands still. So many requests a minute as the places allow, at the quarter of a second that a reply takes in the mean, do not.
PER_MINUTE = job.setting("requests_per_minute", job.PLACES * 60 * 2)


def llm(kind, model):
    limits = {"max_requests_per_minute": PER_MINUTE, "max_tokens_per_minute": 100_000_000, "seconds_to_pause_on_rate_limit": 1}
    settings = {"base_url": job.URL, "api_key": "bench", "require_all_responses": False, "max_retries": 5, **limits}
    return kind(model_name=job.MODELS[model], backend="openai", backend_params=settings)


CACHE = str(job.FOLDER / "cache")
lost = 0


def run(kind, model, rows):
    global lost
    made = llm(kind, model)(rows, working_dir=CACHE).dataset
    lost += max(0, len(rows) - len(made))
    return made


drafts = run(Generate, "generate", llm(Expand, "expand")(Dataset.from_list([{"subject": s} for s in job.JOB["subjects"]]), working_dir=CACHE).dataset)
seen = set()
drafts = drafts.filter(lambda row: row["problem"] != "" and not (row["problem"] in seen or seen.add(row["problem"])), load_from_cache_file=False)
# Both verifiers at a time would need two processes: its calls block.
checked = run(ValidateA, "verifierA", drafts)
checked = run(ValidateB, "verifierB", checked.rename_column("valid", "validA"))
valid = checked.filter(lambda row: row["valid"] and row["validA"], load_from_cache_file=False)
solved = run(Solve, "solve", valid)
judged = run(Judge, "judge", solved)
job.first_row()
job.finished(len(judged), lost)
