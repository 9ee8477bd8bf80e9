"""The job with distilabel: one pipeline, its cache under FOLDER."""

import logging
import os

import job

os.environ |= {"HF_HUB_OFFLINE": "1", "DISTILABEL_LOG_LEVEL": "WARNING", "HF_DATASETS_DISABLE_PROGRESS_BARS": "1"}
logging.disable(logging.INFO)

from distilabel.mixins.runtime_parameters import RuntimeParameter  # noqa: E402
from distilabel.models import OpenAILLM  # noqa: E402
from distilabel.pipeline import Pipeline  # noqa: E402
from distilabel.steps import GroupColumns, LoadDataFromDicts, StepInput, StepResources, step  # noqa: E402
from distilabel.steps.tasks import TextGeneration  # noqa: E402


@step(inputs=["subject", "page"], outputs=["topic", "aspect"])
def Topics(inputs: StepInput, drafts: RuntimeParameter[int] = 1):
    yield [
        {"subject": row["subject"], "topic": topic, "aspect": aspect}
        for row in inputs
        for topic in job.topics_of(row["page"])
        for aspect in job.JOB["aspects"][:drafts]
    ]


@step(inputs=["draft"], outputs=["problem", "answer"])
def Drafts(inputs: StepInput):
    yield [{**row, **draft} for row in inputs if (draft := job.draft_of(row["draft"]))]


@step(inputs=["verdicts"], outputs=["problem", "answer"])
def Accepted(inputs: StepInput):
    yield [row for row in inputs if all(map(job.is_valid, row["verdicts"]))]


@step(inputs=["solution"], outputs=["final"])
def Finals(inputs: StepInput):
    yield [{**row, "final": job.final_of(row["solution"])} for row in inputs if row["solution"]]


REPLICAS = job.setting("replicas", 1)


def task(name, model, column, prompt, columns):
    return TextGeneration(
        name=name,
        # By default replies are cut at 128 tokens.
        llm=OpenAILLM(model=job.MODELS[model], base_url=job.URL, api_key="bench", max_retries=5, generation_kwargs={"max_new_tokens": 4_096}),
        system_prompt=job.PROMPTS[prompt]["system"] or None,
        template=job.PROMPTS[prompt]["user"],
        columns=columns,
        output_mappings={"generation": column, "model_name": f"{column}_model"},
        # Each copy of a step asks a batch at once, and the next one when it is back.
        input_batch_size=job.PLACES // REPLICAS,
        resources=StepResources(replicas=REPLICAS),
        add_raw_output=False,
        add_raw_input=False,
    )


# A step is found again by its own parameters alone: with more drafts, those after `topics` would count as done, and the run would end
# with an error. A pipeline of another name has a cache of its own.
with Pipeline(name=f"peer-{job.DRAFTS}", cache_dir=job.FOLDER / "cache") as pipeline:
    subjects = LoadDataFromDicts(name="subjects", data=[{"subject": s} for s in job.JOB["subjects"]])
    expand = task("expand", "expand", "page", "expand", ["subject"])
    topics = Topics(name="topics")
    generate = task("generate", "generate", "draft", "generate", ["subject", "topic", "aspect"])
    drafts = Drafts(name="drafts", input_batch_size=job.PLACES)
    claims = ["subject", "topic", "problem", "answer"]
    verify_a = task("verify_a", "verifierA", "verdict", "validate", claims)
    verify_b = task("verify_b", "verifierB", "verdict", "validate", claims)
    verdicts = GroupColumns(name="verdicts", columns=["verdict"], output_columns=["verdicts"], input_batch_size=job.PLACES)
    accepted = Accepted(name="accepted", input_batch_size=job.PLACES)
    solve = task("solve", "solve", "solution", "solve", ["problem"])
    finals = Finals(name="finals", input_batch_size=job.PLACES)
    judge = task("judge", "judge", "judgement", "judge", ["problem", "answer", "final"])
    subjects >> expand >> topics >> generate >> drafts >> [verify_a, verify_b] >> verdicts >> accepted
    accepted >> solve >> finals >> judge

if __name__ == "__main__":
    rows = pipeline.run(use_cache=True, parameters={"topics": {"drafts": job.DRAFTS}})["default"]["train"]
    job.first_row()
    job.finished(sum(row["judgement"] is not None for row in rows), sum(row["judgement"] is None for row in rows))
