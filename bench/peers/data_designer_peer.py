"""The job with NeMo Data Designer: a dataset of topics, then one of problems whose seeds they are."""

import os

import job

os.environ |= {"NEMO_TELEMETRY_ENABLED": "false", "DATA_DESIGNER_HOME": str(job.FOLDER / "home"), "PEER_KEY": "bench"}

import data_designer.config as dd  # noqa: E402
import pandas  # noqa: E402
from data_designer.interface import DataDesigner  # noqa: E402

provider = dd.ModelProvider(name="bench", endpoint=job.URL, provider_type="openai", api_key="PEER_KEY")
models = [
    dd.ModelConfig(
        alias=alias,
        model=model,
        provider="bench",
        skip_health_check=True,
        inference_parameters=dd.ChatCompletionInferenceParams(max_parallel_requests=job.PLACES),
    )
    for alias, model in job.MODELS.items()
]
designer = DataDesigner(artifact_path=job.FOLDER / "artifacts", model_providers=[provider])
# Rows that are written together, and kept when a run is killed.
designer.set_run_config(dd.RunConfig(buffer_size=job.setting("buffer_size", 160), max_concurrent_row_groups=job.setting("row_groups", 3)))


def text(name, alias, prompt, skip=None):
    words = job.PROMPTS[prompt]
    return dd.LLMTextColumnConfig(
        name=name, model_alias=alias, prompt=words["user"], system_prompt=words["system"] or None, skip=skip
    )


def create(name, seeds, columns, count):
    """Makes a dataset of the first seeds, or goes on with one that was begun under the same configuration, up to that count."""
    builder = dd.DataDesignerConfigBuilder(model_configs=models)
    builder.with_seed_dataset(dd.DataFrameSeedSource(df=pandas.DataFrame(seeds)))
    for column in columns:
        builder.add_column(column)
    made = designer.create(builder, num_records=count, dataset_name=name, resume=dd.ResumeMode.IF_POSSIBLE)
    return made.load_dataset()


@dd.custom_column_generator(required_columns=["draft"], side_effect_columns=["answer"])
def problem(row):
    return {**row, **(job.draft_of(row["draft"]) or {"problem": "", "answer": ""})}


@dd.custom_column_generator(required_columns=["verdict_a", "verdict_b", "problem"])
def accepted(row):
    return {**row, "accepted": row["problem"] != "" and job.is_valid(row["verdict_a"]) and job.is_valid(row["verdict_b"])}


@dd.custom_column_generator(required_columns=["solution"])
def final(row):
    return {**row, "final": job.final_of(row["solution"])}


no_draft = dd.SkipConfig(when="{{ problem == '' }}")
refused = dd.SkipConfig(when="{{ not accepted }}")
pages = create("topics", [{"subject": s} for s in job.JOB["subjects"]], [text("page", "expand", "expand")], len(job.JOB["subjects"]))
topics = [(row["subject"], topic) for row in pages.to_dict("records") for topic in job.topics_of(row["page"])]
# All that may ever be wanted, in order, so that more drafts are more records of the same dataset.
seeds = [{"subject": subject, "topic": topic, "aspect": aspect} for aspect in job.JOB["aspects"] for subject, topic in topics]
wanted = len(topics) * len(job.ASPECTS)
made = create(
    "problems",
    seeds,
    [
        text("draft", "generate", "generate"),
        dd.CustomColumnConfig(name="problem", generator_function=problem),
        text("verdict_a", "verifierA", "validate", no_draft),
        text("verdict_b", "verifierB", "validate", no_draft),
        dd.CustomColumnConfig(name="accepted", generator_function=accepted, propagate_skip=False),
        text("solution", "solve", "solve", refused),
        dd.CustomColumnConfig(name="final", generator_function=final, skip=refused),
        text("judgement", "judge", "judge", refused),
    ],
    wanted,
)
job.first_row()
job.finished(int(made["judgement"].notna().sum()), wanted - len(made))
