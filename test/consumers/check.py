"""Loads what the exporters wrote in the programs that people load it with, and compares it with what was exported.

check.py FOLDER: the folder holds the files and expected.json. Nothing is fetched: HF_HUB_OFFLINE is set.
"""

import json
import sys
from pathlib import Path

import datasets
import duckdb
import huggingface_hub
import pandas
import polars
import pyarrow
import pyarrow.parquet
from datasets.utils.metadata import MetadataConfigs
from huggingface_hub import DatasetCard, DatasetCardData

folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
checks = 0


def check(condition, *said):
    global checks
    checks += 1
    if not condition:
        raise SystemExit("failed: " + " ".join(str(part) for part in said))


def equal(found, wanted, *said):
    check(found == wanted, *said, f"\n  found  {str(found)[:600]}\n  wanted {str(wanted)[:600]}")


def without_nulls(value):
    """A column for an absent member holds null."""
    if isinstance(value, dict):
        return {key: without_nulls(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value


def json_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


ARROW = {
    "string": pyarrow.string(),
    "json": pyarrow.string(),
    "boolean": pyarrow.bool_(),
    "integer": pyarrow.int64(),
    "number": pyarrow.float64(),
}
FEATURES = {"string": "string", "json": "string", "boolean": "bool", "integer": "int64", "number": "float64"}


def arrow_type(column):
    if isinstance(column, str):
        return ARROW[column]
    if column["kind"] == "list":
        return pyarrow.list_(pyarrow.field("element", arrow_type(column["of"])))
    return pyarrow.struct([(name, arrow_type(field)) for name, field in column["fields"].items()])


def feature(column):
    if isinstance(column, str):
        return datasets.Value(FEATURES[column])
    if column["kind"] == "list":
        return datasets.List(feature(column["of"]))
    return {name: feature(field) for name, field in column["fields"].items()}


POLARS = {
    "string": polars.String,
    "json": polars.String,
    "boolean": polars.Boolean,
    "integer": polars.Int64,
    "number": polars.Float64,
}
DUCKDB = {"string": "VARCHAR", "json": "VARCHAR", "boolean": "BOOLEAN", "integer": "BIGINT", "number": "DOUBLE"}


def polars_type(column):
    if isinstance(column, str):
        return POLARS[column]
    if column["kind"] == "list":
        return polars.List(polars_type(column["of"]))
    return polars.Struct({name: polars_type(field) for name, field in column["fields"].items()})


def duckdb_type(column):
    if isinstance(column, str):
        return duckdb.sqltype(DUCKDB[column])
    if column["kind"] == "list":
        return duckdb.list_type(duckdb_type(column["of"]))
    return duckdb.struct_type({name: duckdb_type(field) for name, field in column["fields"].items()})


def check_polars(name, facts, rows):
    """One format in polars."""
    columns = facts["columns"]
    frame = polars.read_parquet(folder / f"{name}.parquet")
    equal(dict(frame.schema), {column: polars_type(kind) for column, kind in columns.items()}, name, "types of polars")
    equal(without_nulls(frame.to_dicts()), without_nulls(rows), name, "rows of polars from Parquet")
    lines = polars.read_ndjson(folder / f"{name}.jsonl", infer_schema_length=None)
    equal(without_nulls(lines.to_dicts()), without_nulls(rows), name, "rows of polars from JSON lines")


def check_duckdb(name, facts, rows):
    """One format in DuckDB."""
    columns = facts["columns"]
    table = duckdb.sql(f"select * from '{folder / name}.parquet'")
    equal(table.columns, list(columns), name, "columns of DuckDB")
    for column, kind, found in zip(columns, columns.values(), table.types):
        equal(found, duckdb_type(kind), name, column, "type in DuckDB")
    found = [dict(zip(table.columns, values)) for values in table.fetchall()]
    equal(without_nulls(found), without_nulls(rows), name, "rows of DuckDB from Parquet")
    lines = duckdb.sql(f"select * from read_json('{folder / name}.jsonl', sample_size = -1)")
    check(set(rows[0]) <= set(lines.columns), name, "lacks columns in DuckDB from JSON lines", lines.columns)
    equal(len(lines.fetchall()), facts["rows"], name, "rows of DuckDB from JSON lines")


def check_format(name, facts):
    """One format as JSON lines and as Parquet, in datasets, pyarrow, pandas, polars and DuckDB."""
    rows = json_lines(folder / f"{name}.jsonl")
    parquet = str(folder / f"{name}.parquet")
    columns = facts["columns"]
    equal(len(rows), facts["rows"], name, "rows in JSON lines")
    equal(rows[0], facts["first"], name, "first row")
    equal(rows[-1], facts["last"], name, "last row")
    check_polars(name, facts, rows)
    check_duckdb(name, facts, rows)

    loaded = datasets.load_dataset("json", data_files=str(folder / f"{name}.jsonl"), split="train")
    equal(loaded.num_rows, facts["rows"], name, "rows of datasets from JSON lines")
    equal(without_nulls(loaded[0]), without_nulls(facts["first"]), name, "first row of datasets from JSON lines")

    table = pyarrow.parquet.read_table(parquet)
    equal(table.num_rows, facts["rows"], name, "rows of pyarrow")
    equal(table.column_names, list(columns), name, "columns of pyarrow")
    for column, kind in columns.items():
        equal(table.schema.field(column).type, arrow_type(kind), name, column, "type in pyarrow")
    for found, wanted in zip(table.to_pylist(), rows):
        equal(without_nulls(found), without_nulls(wanted), name, "row of pyarrow")

    frame = pandas.read_parquet(parquet)
    equal(frame.shape, (facts["rows"], len(columns)), name, "shape of pandas")
    for column, kind in columns.items():
        if kind == "boolean" and not frame[column].isna().any():
            equal(str(frame[column].dtype), "bool", name, column, "type in pandas")
        if kind == "integer" and not frame[column].isna().any():
            equal(str(frame[column].dtype), "int64", name, column, "type in pandas")
        wanted = facts["first"].get(column)
        if kind == "string" and wanted is not None:
            equal(frame[column].iloc[0], wanted, name, column, "first value of pandas")

    loaded = datasets.load_dataset("parquet", data_files=parquet, split="train")
    equal(loaded.num_rows, facts["rows"], name, "rows of datasets from Parquet")
    equal(dict(loaded.features), {column: feature(kind) for column, kind in columns.items()}, name, "features")


def check_card(name, facts):
    """The card as huggingface_hub reads it, and its front matter as datasets does; DatasetCard.validate asks the Hub."""
    card = DatasetCard.load(folder / name / "README.md", ignore_metadata_errors=False)
    equal(card.data.license, facts["license"], name, "license of the card")
    check(card.text.strip().startswith("# "), name, "the card begins with a title")
    written = card.data.to_dict()
    equal(DatasetCard(str(card)).data.to_dict(), written, name, "the card written and read again")
    known = {"license", "language", "tags", "task_categories", "size_categories", "pretty_name", "configs", "dataset_info"}
    check(set(written) <= known, name, "has front matter that the Hub does not know:", sorted(set(written) - known))
    equal(DatasetCardData(**written).to_dict(), written, name, "the front matter as keyword arguments")
    # Raises where a configuration or its files are not written as they must be.
    configs = MetadataConfigs.from_dataset_card_data(card.data)
    equal(sorted(configs), sorted(facts["configs"]), name, "configurations of the card")
    equal(configs.get_default_config_name(), facts["default"], name, "configuration that loads by default")
    for config, wanted in facts["configs"].items():
        listed = [entry["split"] for entry in configs[config]["data_files"]]
        equal(listed, list(wanted["splits"]), name, config, "splits of the card")
        for entry in configs[config]["data_files"]:
            check(any((folder / name).glob(entry["path"])), name, "has no file", entry["path"])


def check_dataset(name, facts):
    """A folder of writeDataset, as it stands."""
    path = str(folder / name)
    check_card(name, facts)
    equal(sorted(datasets.get_dataset_config_names(path)), sorted(facts["configs"]), name, "configurations")
    for config, wanted in facts["configs"].items():
        loaded = datasets.load_dataset(path, config)
        counts = {split: rows.num_rows for split, rows in loaded.items()}
        equal(counts, wanted["splits"], name, config, "rows by split")
        features = {column: feature(kind) for column, kind in wanted["columns"].items()}
        for split, rows in loaded.items():
            equal(dict(rows.features), features, name, config, split, "features")
        equal(without_nulls(loaded["train"][0]), without_nulls(wanted["first"]), name, config, "first row")
    first = datasets.load_dataset(path)
    equal({split: rows.num_rows for split, rows in first.items()}, facts["configs"][facts["default"]]["splits"])
    sides = [set(rows["problem"]) for rows in first.values()]
    check(len(sides) > 1 and not set.intersection(*sides), name, "has a problem in two splits")


def check_split(name, columns):
    """JSON lines in splits, of which the first does not show every type: the file beside them does."""
    files = {split: str(folder / f"{name}-{split}.jsonl") for split in ["train", "validation"]}
    types = json.loads((folder / f"{name}.features").read_text(encoding="utf-8"))
    features = datasets.Features.from_dict(types)
    for order in [["train", "validation"], ["validation", "train"]]:
        loaded = datasets.load_dataset("json", data_files={split: files[split] for split in order}, features=features)
        for split, rows in loaded.items():
            equal(rows.num_rows, len(json_lines(files[split])), name, split, "rows")
            equal(set(rows.features), set(columns), name, split, "columns")
        first = loaded["validation"][0]
        equal(first["guidance"], "towards birds", name, "a value that only the second split has")
        equal(first["label"]["opinions"]["judge"]["reason"], "the same", name, "a nested one")


def check_chat(messages, roles, *said):
    """https://huggingface.co/docs/trl/dataset_formats: a conversation is a list of role and content."""
    equal([message["role"] for message in messages], roles, *said)
    for message in messages:
        check(set(message) <= {"role", "content", "reasoning_content"}, *said, "has unknown keys")
        check(isinstance(message["content"], str) and message["content"] != "", *said, "has no content")


def check_trl():
    for row in json_lines(folder / "messages.jsonl"):
        equal(list(row), ["messages"], "messages: columns")
        check_chat(row["messages"], ["user", "assistant"], "messages")
        check("</think>" in row["messages"][1]["content"], "messages: reasoning inline")
    for row in json_lines(folder / "prompt-completion.jsonl"):
        equal(list(row), ["prompt", "completion"], "prompt-completion: columns")
        check_chat(row["prompt"], ["user"], "prompt")
        check_chat(row["completion"], ["assistant"], "completion")
    for row in json_lines(folder / "preference.jsonl"):
        equal(list(row), ["prompt", "chosen", "rejected"], "preference: columns")
        check_chat(row["prompt"], ["user"], "prompt")
        check_chat(row["chosen"], ["assistant"], "chosen")
        check_chat(row["rejected"], ["assistant"], "rejected")
        check(row["chosen"] != row["rejected"], "preference: the two differ")


def check_llama_factory():
    """data/README.md of LLaMA-Factory: dataset_info.json names the file, its form, its columns and tags."""
    listed = json.loads((folder / "dataset_info.json").read_text(encoding="utf-8"))
    for name in ["alpaca", "sharegpt"]:
        entry = listed[name]
        check(set(entry) <= {"file_name", "formatting", "columns", "tags"}, name, "has unknown keys")
        rows = json_lines(folder / entry["file_name"])
        for column in entry["columns"].values():
            check(all(column in row for row in rows), name, "lacks", column)
        if entry.get("formatting", "alpaca") == "alpaca":
            columns = entry["columns"]
            equal([columns["prompt"], columns["query"], columns["response"]], ["instruction", "input", "output"])
            continue
        tags = entry["tags"]
        for row in rows:
            talk = row[entry["columns"]["messages"]]
            # Turns of user and assistant alternate, and the user begins.
            equal([turn[tags["role_tag"]] for turn in talk], [tags["user_tag"], tags["assistant_tag"]], name)
            check(all(turn[tags["content_tag"]] for turn in talk), name, "has an empty turn")


def check_verl():
    """https://verl.readthedocs.io/en/latest/preparation/prepare_data.html: the five fields of a row."""
    frame = pandas.read_parquet(folder / "verl.parquet")
    equal(list(frame.columns), ["data_source", "prompt", "ability", "reward_model", "extra_info"], "verl: columns")
    for row in frame.to_dict("records"):
        check(isinstance(row["data_source"], str), "verl: data_source")
        check_chat([dict(message) for message in row["prompt"]], ["user"], "verl: prompt")
        equal(row["reward_model"]["style"], "rule", "verl: style")
        truth = row["reward_model"]["ground_truth"]
        check(isinstance(truth, str) and 0 < len(truth) <= 200 and "\n" not in truth, "verl: ground_truth", truth)
        check(isinstance(row["extra_info"]["index"], int) and row["extra_info"]["split"] == "train", "verl: extra_info")


for name, facts in expected["formats"].items():
    check_format(name, facts)
check_split("split", expected["formats"]["full"]["columns"])
check_dataset("dataset", expected["dataset"])
check_trl()
check_llama_factory()
check_verl()
modules = [datasets, pyarrow, pandas, polars, duckdb, huggingface_hub]
versions = ", ".join(f"{module.__name__} {module.__version__}" for module in modules)
print(f"{len(expected['formats'])} formats and a dataset folder in {versions}: {checks} checks passed.")
