"""Compares pairs of answers with Math-Verify: reads JSON lines with reference and response, writes one verdict a line.

Each pair is compared as it stands and with both answers between dollar signs; a reference that cannot be parsed is `unread`.
"""

import json
import sys

from math_verify import parse, verify


def wrapped(text):
    return text if "$" in text or "\\boxed" in text else f"${text}$"


def verdict(reference, response):
    try:
        gold, given = parse(reference), parse(response)
        if not gold or not given:
            return "unread"
        return "equal" if verify(gold, given) else "different"
    except Exception:
        return "unread"


for line in sys.stdin:
    row = json.loads(line)
    plain = verdict(row["reference"], row["response"])
    dollars = verdict(wrapped(row["reference"]), wrapped(row["response"]))
    print(json.dumps({"id": row["id"], "plain": plain, "wrapped": dollars}), flush=True)
