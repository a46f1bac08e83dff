#!/usr/bin/env python3
"""Fit the map from a hit's score and phone count to its confidence.

    fit-confidence.py BENCH_DIR HITS_DIR DICTIONARY [--report FILE]

BENCH_DIR holds the benchmark (keywords.txt, ref.tsv, score.py), HITS_DIR one <condition>.tsv for each
condition, DICTIONARY the general dictionary of the model folder. Needs numpy.

Confidence is meant to be the share of hits of that confidence or more that are right. Two steps, both
on the even-numbered keywords only (numbered from 0 in keywords.txt):

1. a logistic regression of "right" on score and phone count, over the hits above FLOOR, gives for each
   hit the chance that it is right itself;
2. what is wanted is a share over all hits at least as good, so the logits of the first step are mapped
   by a line to the logits of that share, weighing each hit alike.

The result is again a logistic in score and phone count. The report shows, on the odd-numbered keywords,
which had no part in it, what share of the hits at or above each confidence was right.
"""
import argparse
import importlib.util
import os
import re
import sys

import numpy as np

CONDITIONS = ("clean", "ulaw", "gsm", "noise10")
FLOOR = -2.5
MOST_PHONES = 16
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


def load_scoring(bench):
    sys.path.insert(0, bench)
    spec = importlib.util.spec_from_file_location("score", os.path.join(bench, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def phone_counts(keywords, paths):
    """For each keyword the number of phones of the shortest pronunciation."""
    counts = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            parts = line.split()
            if parts:
                word = re.sub(r"\(\d+\)$", "", parts[0].lower())
                counts.setdefault(word, []).append(len(parts) - 1)
    return {k: sum(min(counts[w]) for w in k.split()) for k in keywords}


def labelled_hits(scoring, path, keywords, counts):
    """Rows of score, phone count, right (1 or 0) over one condition."""
    hits, _, _ = scoring.match([path], keywords)
    return np.array([(s, counts[k], r) for k in keywords for s, r in hits[k] if s > FLOOR]).reshape(-1, 3)


def design(rows):
    """The regression's inputs: 1, score, phone count (cut off), as columns."""
    return np.stack([np.ones(len(rows)), rows[:, 0], np.minimum(rows[:, 1], MOST_PHONES)], 1)


def logistic_regression(inputs, right, ridge=1e-3, steps=50):
    """Newton's method; a touch of ridge keeps it finite."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (right - chance) - ridge * weights
        curvature = (inputs * (chance * (1 - chance))[:, None]).T @ inputs
        weights += np.linalg.solve(curvature + ridge * np.eye(len(weights)), gradient)
    return weights


def share_right_above(logits, right):
    """For each hit the share of right ones among the hits of at least its logit (in the given order)."""
    order = np.argsort(-logits, kind="stable")
    share = np.empty(len(logits))
    # One right and one wrong hit are imagined on top, so that the best hits are not certain.
    share[order] = (np.cumsum(right[order]) + 1) / (np.arange(len(logits)) + 3)
    return share


def fit(rows):
    inputs, right = design(rows), rows[:, 2]
    local = logistic_regression(inputs, right)
    logits = inputs @ local
    share = share_right_above(logits, right)
    used = share > 0.15
    target = np.log(share[used] / (1 - share[used]))
    line = np.linalg.lstsq(
        np.stack([np.ones(used.sum()), logits[used]], 1), target, rcond=None)[0]
    return np.array([line[0] + line[1] * local[0], line[1] * local[1], line[1] * local[2]])


def reliability(rows, weights):
    confidence = 1 / (1 + np.exp(-design(rows) @ weights))
    for level in LEVELS:
        chosen = confidence >= level
        yield level, int(chosen.sum()), rows[chosen, 2].mean() if chosen.any() else float("nan"), (
            rows[chosen, 2].sum() / max(rows[:, 2].sum(), 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench")
    parser.add_argument("hits")
    parser.add_argument("dictionary")
    parser.add_argument("--report", type=argparse.FileType("w"), default=sys.stdout)
    options = parser.parse_args()

    scoring = load_scoring(os.path.abspath(options.bench))
    keywords = [line.strip() for line in open(os.path.join(options.bench, "keywords.txt"))]
    counts = phone_counts(keywords, [options.dictionary, os.path.join(options.bench, "extra.dict")])
    halves = [keywords[0::2], keywords[1::2]]
    rows = {
        c: [labelled_hits(scoring, os.path.join(options.hits, c + ".tsv"), half, counts) for half in halves]
        for c in CONDITIONS
    }
    weights = fit(np.concatenate([rows[c][0] for c in CONDITIONS]))
    out = options.report
    print("confidence = logistic(%.3f + %.3f * score + %.3f * min(phones, %d))" % (*weights, MOST_PHONES), file=out)
    for name, half in (("even-numbered keywords (fitted on)", 0), ("odd-numbered keywords (held out)", 1)):
        print(f"\n{name}: share of hits at or above a confidence that are right, and recall\n", file=out)
        print("| confidence | all | " + " | ".join(CONDITIONS) + " |", file=out)
        print("|---|---|" + "---|" * len(CONDITIONS), file=out)
        tables = [np.concatenate([rows[c][half] for c in CONDITIONS])] + [rows[c][half] for c in CONDITIONS]
        for cells in zip(*(reliability(table, weights) for table in tables)):
            shown = ["%.2f of %d, recall %.2f" % (cell[2], cell[1], cell[3]) for cell in cells]
            print("| %.2f | " % cells[0][0] + " | ".join(shown) + " |", file=out)


main()
