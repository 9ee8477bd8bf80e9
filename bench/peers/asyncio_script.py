"""The job as a careful person writes it: the OpenAI client, a semaphore for each model, one file for each step."""

import asyncio
import json

from openai import AsyncOpenAI

import job

client = AsyncOpenAI(base_url=job.URL, api_key="bench", max_retries=5)
places = {model: asyncio.Semaphore(job.PLACES) for model in job.MODELS.values()}
lost = 0


async def ask(name, model, row):
    global lost
    async with places[model]:
        try:
            reply = await client.chat.completions.create(model=model, messages=job.messages(name, row))
            return reply.choices[0].message.content
        except Exception:
            lost += 1
            return None


async def step(name, work):
    """Does a step, or reads what an earlier run made of it."""
    file = job.FOLDER / f"{name}.json"
    if file.exists():
        return json.loads(file.read_text())
    made = await work()
    file.write_text(json.dumps(made))
    return made


async def topics():
    pages = await asyncio.gather(*(ask("expand", job.MODELS["expand"], {"subject": s}) for s in job.JOB["subjects"]))
    return [
        {"subject": subject, "topic": topic}
        for subject, page in zip(job.JOB["subjects"], pages)
        for topic in job.topics_of(page)
    ]


async def drafts(rows):
    wanted = [{**row, "aspect": aspect} for row in rows for aspect in job.ASPECTS]
    texts = await asyncio.gather(*(ask("generate", job.MODELS["generate"], row) for row in wanted))
    made = [{**row, **draft} for row, text in zip(wanted, texts) if (draft := job.draft_of(text))]
    return list({row["problem"]: row for row in made}.values())


async def checked(rows):
    async def accepts(row):
        verifiers = (job.MODELS["verifierA"], job.MODELS["verifierB"])
        return all(map(job.is_valid, await asyncio.gather(*(ask("validate", model, row) for model in verifiers))))

    verdicts = await asyncio.gather(*map(accepts, rows))
    return [row for row, verdict in zip(rows, verdicts) if verdict]


async def solved(rows):
    texts = await asyncio.gather(*(ask("solve", job.MODELS["solve"], row) for row in rows))
    return [{**row, "solution": text, "final": job.final_of(text)} for row, text in zip(rows, texts) if text]


async def judged(rows):
    texts = await asyncio.gather(*(ask("judge", job.MODELS["judge"], row) for row in rows))
    return [{**row, "correct": job.is_correct(text)} for row, text in zip(rows, texts) if text]


async def main():
    named = await step("topics", topics)
    written = await step(f"drafts-{job.DRAFTS}", lambda: drafts(named))
    valid = await step(f"checked-{job.DRAFTS}", lambda: checked(written))
    attempts = await step(f"solved-{job.DRAFTS}", lambda: solved(valid))
    rows = await step(f"judged-{job.DRAFTS}-{job.JUDGE}", lambda: judged(attempts))
    job.first_row()
    job.finished(len(rows), lost)


asyncio.run(main())
