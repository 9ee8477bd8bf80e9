"""Reads exported rows as NeMo Gym does, and rates answers with its server `math_with_judge` without its judge: gym_rows.py JSONL."""

import asyncio
import json
import sys
from unittest.mock import MagicMock

from nemo_gym.config_types import ModelServerRef
from nemo_gym.openai_utils import NeMoGymResponseCreateParamsNonStreaming
from nemo_gym.server_utils import ServerClient
from resources_servers.math_with_judge.app import (
    LibraryJudgeMathResourcesServer,
    LibraryJudgeMathResourcesServerConfig,
    LibraryJudgeMathVerifyRequest,
)

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [json.loads(line) for line in lines]
config = LibraryJudgeMathResourcesServerConfig(
    host="127.0.0.1",
    port=1,
    entrypoint="app.py",
    name="chimera",
    should_use_judge=False,
    judge_model_server=ModelServerRef(type="responses_api_models", name="policy_model"),
    judge_responses_create_params=NeMoGymResponseCreateParamsNonStreaming(input=[]),
)
server = LibraryJudgeMathResourcesServer(config=config, server_client=MagicMock(spec=ServerClient))


async def rate(row, answer):
    content = {"type": "output_text", "text": f"So it is \\boxed{{{answer}}}.", "annotations": []}
    message = {"type": "message", "id": "reply", "role": "assistant", "status": "completed", "content": [content]}
    response = {
        "id": "response",
        "object": "response",
        "created_at": 0,
        "model": "policy_model",
        "output": [message],
        "parallel_tool_calls": False,
        "tool_choice": "none",
        "tools": [],
    }
    request = LibraryJudgeMathVerifyRequest.model_validate({**row, "response": response})
    return (await server.verify(request)).reward


async def main():
    said = {
        "answers": [row["expected_answer"] for row in rows],
        "right": [await rate(row, row["expected_answer"]) for row in rows],
        "wrong": [await rate(row, "7919") for row in rows],
    }
    print("\nGYM " + json.dumps(said))


asyncio.run(main())
