"""Works out anew, with numpy, scipy, statsmodels and datasets, the figures that chimera-sdk/analysis makes of the same inputs.

analysis.py INPUTS FIGURES
"""

import itertools
import json
import sys
from collections import Counter
from pathlib import Path

import datasets
import numpy
import statsmodels.api
from scipy import optimize, stats
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

inputs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
figures = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
checks = 0


def close(found, wanted, what, by=1e-9):
    global checks
    checks += 1
    if not numpy.allclose(found, wanted, rtol=0, atol=by):
        raise SystemExit(f"failed: {what}\n  found  {found}\n  wanted {wanted}")


def check_points():
    """https://arxiv.org/abs/2603.00889, section 4.2: the mean points that its first judge gave, to two digits."""
    found = numpy.mean(numpy.array(inputs["points"]["groups"]), axis=0)
    close(figures["meanPoints"], found, "mean points")
    close(numpy.round(found, 2), [1.14, 2.66, 2.20], "mean points of the paper", 0.011)


def check_attempts():
    """All draws of k attempts, one by one."""
    for given, made in zip(inputs["attempts"], figures["attempts"]):
        answers = ["right"] * given["correct"] + [None] * given["silent"]
        for number, count in enumerate(given["others"]):
            answers += [number] * count
        for k in range(1, len(answers) + 1):
            passed, won = [], []
            for draw in itertools.combinations(answers, k):
                passed.append("right" in draw)
                votes = Counter(answer for answer in draw if answer is not None)
                most = max(votes.values(), default=0)
                leaders = [answer for answer, count in votes.items() if count == most]
                won.append(1 / len(leaders) if "right" in leaders else 0)
            close(made["pass"][k - 1], numpy.mean(passed), f"pass@{k} of {given}")
            close(made["majority"][k - 1], numpy.mean(won), f"majority@{k} of {given}")


def check_intervals():
    for (hits, of), found in zip(inputs["shares"], figures["wilson"]):
        wanted = proportion_confint(hits, of, alpha=0.05, method="wilson")
        close([found["low"], found["high"]], wanted, f"Wilson interval of {hits} of {of}", 1e-6)
    wanted = stats.bootstrap(
        (numpy.array(inputs["rates"]),), numpy.mean, method="percentile", n_resamples=20_000, rng=1
    ).confidence_interval
    found = figures["bootstrap"]
    close([found["low"], found["high"]], [wanted.low, wanted.high], "bootstrap interval", 0.012)


def check_bradley_terry():
    """By the likelihood itself, and as the logistic regression that it is."""
    wins = numpy.array(inputs["wins"], dtype=float) + 0.5
    numpy.fill_diagonal(wins, 0)
    players = len(wins)

    def unlikely(scores):
        difference = scores[:, None] - scores[None, :]
        return numpy.sum(wins * numpy.log1p(numpy.exp(-difference)))

    found = optimize.minimize(unlikely, numpy.zeros(players), tol=1e-12).x
    close(figures["bradleyTerry"], found - found.mean(), "Bradley-Terry by likelihood", 1e-4)
    rows, outcomes = [], []
    for one, other in itertools.combinations(range(players), 2):
        row = numpy.zeros(players)
        row[one], row[other] = 1, -1
        rows.append(row[1:])
        outcomes.append([wins[one, other], wins[other, one]])
    model = statsmodels.api.GLM(numpy.array(outcomes), numpy.array(rows), family=statsmodels.api.families.Binomial())
    scores = numpy.concatenate([[0], model.fit(tol=1e-12).params])
    close(figures["bradleyTerry"], scores - scores.mean(), "Bradley-Terry by regression", 1e-6)


def check_agreement():
    left, right = inputs["categories"]
    names = sorted(set(left) | set(right))
    table = numpy.array([[sum(a == x and b == y for a, b in zip(left, right)) for y in names] for x in names])
    close(figures["kappa"], cohens_kappa(table).kappa, "kappa")
    for one, row in zip(inputs["rankings"], figures["tau"]):
        for other, found in zip(inputs["rankings"], row):
            close(found, stats.kendalltau(one, other).statistic, f"tau of {one} and {other}")


def grams(text, n):
    words = text.lower().replace("?", " ").replace(",", " ").replace(".", " ").split()
    return {tuple(words[at : at + n]) for at in range(len(words) - n + 1)}


def check_table():
    """Columns of the paper's table 1, and the average of section 4.3, by datasets and numpy."""
    rows = datasets.Dataset.from_list(inputs["rows"])
    found = figures["description"]
    close(found["problems"], rows.num_rows, "problems")
    close(found["topics"], len(set(zip(rows["subject"], rows["topic"]))), "topics")
    for column, name in [("question", "problem"), ("solution", "solution"), ("answer", "answer")]:
        words = [len(text.split()) for text in rows[column]]
        made = found["words"][name]
        close(made["mean"], numpy.mean(words), f"mean words of {name}")
        close([made["median"], made["p90"]], numpy.percentile(words, [50, 90]), f"quantiles of {name}")
    shares = {each["subject"]: each["share"] for each in found["subjects"]}
    for subject, count in Counter(rows["subject"]).items():
        close(shares[subject], count / rows.num_rows, f"share of {subject}")
    for made in found["contamination"]:
        items = [grams(text, made["n"]) for text in inputs["benchmark"]]
        most = []
        for text in rows["question"]:
            own = grams(text, made["n"])
            most.append(max(len(own & item) / len(own | item) if own | item else 0 for item in items))
        close(made["meanMaxJaccard"], numpy.mean(most), f"Jaccard average for n = {made['n']}")


def check_review():
    """Label precision by groups and weights, as anybody would work it out from the verdicts; kappa by statsmodels."""
    found = figures["review"]
    rows = [dict(inputs["review"][at], at=at) for at in found["judged"]]
    sizes = {(each["of"]["label"], each["of"]["subject"]): each["rows"] for each in found["strata"]}
    for row in rows:
        row["stratum"] = ("correct" if row["correctness"] else "incorrect", row["subject"])
        for at, name in enumerate(["problem", "answer"]):
            said = {row["ada"][at], row["ben"][at]} - {"unsure"}
            row[name] = said.pop() if len(said) == 1 else None
    if sum(sizes.values()) != len(inputs["review"]):
        raise SystemExit("failed: the groups do not make the whole")

    def weighted(chosen, decided, hit, made, what):
        counts = Counter(row["stratum"] for row in rows if decided(row))
        cases = [(sizes[row["stratum"]] / counts[row["stratum"]], hit(row)) for row in rows if chosen(row) and decided(row)]
        weights, hits = numpy.array(cases, dtype=float).T
        value = numpy.average(hits, weights=weights)
        effective = weights.sum() ** 2 / (weights**2).sum()
        low, high = proportion_confint(value * effective, effective, alpha=0.05, method="wilson")
        close([made["value"], made["low"], made["high"], made["n"]], [value, low, high, len(cases)], what, 1e-6)

    for made in found["labels"]:
        right = "right" if made["label"] == "correct" else "wrong"
        weighted(
            lambda row: row["stratum"][0] == made["label"],
            lambda row: row["answer"] is not None,
            lambda row: row["answer"] == right,
            made["agrees"],
            f"precision of the label {made['label']}",
        )
    weighted(
        lambda row: True,
        lambda row: row["problem"] is not None,
        lambda row: row["problem"] == "valid",
        found["validProblems"],
        "share of valid problems",
    )
    for made in found["agreement"]:
        at = ["problem", "answer"].index(made["on"])
        names = ["valid", "invalid", "right", "wrong", "unsure"]
        left, right = [[row[person][at] for row in rows] for person in ("ada", "ben")]
        table = numpy.array([[sum(a == x and b == y for a, b in zip(left, right)) for y in names] for x in names])
        close(made["kappa"], cohens_kappa(table).kappa, f"kappa of two people on {made['on']}")


check_points()
check_attempts()
check_intervals()
check_bradley_terry()
check_agreement()
check_table()
check_review()
print(f"Figures of chimera-sdk/analysis against numpy {numpy.__version__} and scipy: {checks} checks passed.")
