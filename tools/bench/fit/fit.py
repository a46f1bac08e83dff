#!/usr/bin/env python3
"""Fit the second look's points: fit.py --out Scorecard+Fitted.swift --report REPORT.md LABELLED.tsv=HOURS…

HOURS is how long the recordings are. Each LABELLED.tsv holds candidates, one a line: condition, keyword, right (1 or 0), in how many fits it is
held out (its group), then the measures of the evidence. See label.py. Needs numpy and scipy.

The model is the sum of one curve for each measure (a generalised additive model), each piecewise linear
between knots at quantiles, and level beyond its ends. A curve that can only speak for a candidate as its
measure rises is kept from falling, one that can only speak against it from rising. The curves' steps are
penalised by their squares (ridge), which is what keeps thin data from bending them.

Two fits: the points, by maximum likelihood over all candidates; then, on candidates that had no part in
their own points (five groups of keywords, each held out once), a line through the points that makes them
the log-odds of the promise: of the findings worth as much or more, so many are right. The line is drawn
through the conditions in loud noise alone (HARD), so that the promise is kept there and more than kept on
a quiet line.
"""
import argparse
import sys

import numpy as np
from scipy.optimize import minimize

# Measure, direction (1: only rises, -1: only falls, 0: free), and where its curve ends.
MEASURES = [
    ("word_margin", 1, -20, 12), ("score", 1, -2.6, 0), ("phone_count", 0, 3, 16), ("rarity", 0, 5, 30),
    ("worst_phone", 1, -8, 0), ("longest_gap", -1, 3, 40), ("longest_pause", -1, 0, 50),
    ("start_mark", 1, -8, 0), ("end_mark", 1, -8, 0), ("inner_mark", -1, -8, 0), ("clarity", 0, -1.5, 0),
    ("frames_per_phone", 0, 2, 15), ("strangeness", -1, 0.9, 1.7),
]
# Wrong candidates with a score below this are plenty: one in EASY stands for all.
EASY_SCORE, EASY = -1.7, 20
HARD = "noise10"
# Foreign speech weighs in the points as if there were as much of it as of English, which there is not: a call in
# another language must not book anything, and whoever has such calls has hours of them.
FOREIGN, FOREIGN_WEIGHT = "foreign", 5
KNOTS = 9
RIDGE = 3.0
GROUPS = 5
# ConfidenceScale.listingDefault.
LISTING = 0.8


def knots_of(values, right, low, high):
    """Knots where the right ones and the wrong ones lie, in equal parts, between the ends."""
    inside = []
    for chosen in (values[right == 1], values[right == 0]):
        chosen = np.clip(chosen, low, high)
        inside += list(np.quantile(chosen, np.linspace(0, 1, KNOTS)))
    grid = np.unique(np.round(inside + [low, high], 2))
    # No two closer than a fortieth of the range.
    kept = [grid[0]]
    for knot in grid[1:]:
        if knot - kept[-1] >= (high - low) / 40:
            kept.append(knot)
    kept[-1] = max(kept[-1], grid[-1])
    return np.array(kept)


def steps(values, knots):
    """For each value how much of each piece between two knots lies below it, 0 to 1."""
    return np.clip((values[:, None] - knots[:-1]) / np.diff(knots), 0, 1)


class Curves:
    def __init__(self, table, right):
        self.knots = [knots_of(table[:, i], right, low, high) for i, (_, _, low, high) in enumerate(MEASURES)]

    def design(self, table):
        return np.concatenate([steps(table[:, i], k) for i, k in enumerate(self.knots)], 1)

    def bounds(self):
        limits = {1: (0, None), -1: (None, 0), 0: (None, None)}
        return [(None, None)] + [limits[d] for (_, d, _, _), k in zip(MEASURES, self.knots) for _ in k[1:]]

    def fit(self, table, right, weights):
        inputs = self.design(table)
        # Centred, so that the search for the minimum is well conditioned.
        def loss(parameters):
            logits = parameters[0] + inputs @ parameters[1:]
            chance = 1 / (1 + np.exp(-logits))
            value = (weights * (np.logaddexp(0, logits) - right * logits)).sum()
            error = weights * (chance - right)
            value += RIDGE / 2 * (parameters[1:] ** 2).sum()
            return value, np.concatenate([[error.sum()], inputs.T @ error + RIDGE * parameters[1:]])

        start = np.zeros(1 + inputs.shape[1])
        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=self.bounds(), options={"maxiter": 400})
        return found.x

    def points(self, parameters, table):
        return parameters[0] + self.design(table) @ parameters[1:]


def read(paths):
    names, rows = [], []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            names.append(fields[:2])
            rows.append(list(map(float, fields[2:])))
    rows = np.array(rows)
    return np.array(names), rows[:, 0], rows[:, 1].astype(int), rows[:, 2:]


def false_alarms(table, wrong, keywords, weights, hours):
    """a, b of the rate exp(a + b · ln phones) of wrong findings per keyword and hour (Poisson regression)."""
    phones = {}
    for keyword, count in zip(keywords, table[:, 2]):
        phones[keyword] = min(count, phones.get(keyword, 99))
    names = sorted(phones)
    place = {name: i for i, name in enumerate(names)}
    counts = np.zeros(len(names))
    for i in np.flatnonzero(wrong):
        counts[place[keywords[i]]] += weights[i]
    logs = np.log([max(phones[name], 2) for name in names])

    def loss(p):
        rate = hours * np.exp(p[0] + p[1] * logs)
        return (rate - counts * np.log(rate)).sum(), np.array([(rate - counts).sum(), ((rate - counts) * logs).sum()])

    found = minimize(loss, [0.0, -1.0], jac=True, method="L-BFGS-B", bounds=[(None, None), (None, 0)]).x
    bands = []
    for low, high in ((2, 3), (4, 4), (5, 6), (7, 9), (10, 99)):
        chosen = [low <= phones[name] <= high for name in names]
        if any(chosen):
            bands.append("%d-%d phones: %.2f (%d keywords)" % (low, high, counts[chosen].mean() / hours, sum(chosen)))
    return found, bands


def promise(points, right, weights):
    """a, b of the line a + b · points through the log-odds of the share that is right at these points or more."""
    order = np.argsort(-points, kind="stable")
    hits, all_hits = np.cumsum(right[order]), np.cumsum(weights[order])
    # One right and one wrong finding are imagined on top, so that the best are not certain.
    share = (hits + 1) / (all_hits + 2)
    used = (share > 0.3) & (all_hits >= 10)
    points, share = points[order][used], share[used]
    b, a = np.polyfit(points, np.log(share / (1 - share)), 1)
    return a, b


def swift(knots, parameters, a, b, alarms):
    out = ["// Written by `tools/bench/run fit`; do not edit.", "", "extension Scorecard {",
           "  /// The points as they were fitted."]
    at, start, curves = 1, a + b * parameters[0], []
    for (name, _, _, _), k in zip(MEASURES, knots):
        pieces = b * parameters[at : at + len(k) - 1]
        at += len(k) - 1
        points = np.concatenate([[0], np.cumsum(pieces)])
        curves.append((name, k, points))
    listed = lambda values: ", ".join("%.3f" % (v + 0.0) for v in values)
    out += ["  package static let fitted = Scorecard(", "    start: %.4f," % start, "    curves: ["]
    for name, k, points in curves:
        out += ["      // " + name.replace("_", " "),
                "      Curve(", "        knots: [" + listed(k) + "],", "        points: [" + listed(points) + "]),"]
    out += ["    ])", "",
            "  /// How many wrong findings of a keyword of `phoneCount` sounds reach the confidence of a listing in an",
            "  /// hour of talk.",
            "  static func falseAlarmsPerHour(phoneCount: Int) -> Double {",
            "    %.4f * power(Double(max(phoneCount, 2)), %.4f)" % (np.exp(alarms[0]), alarms[1]), "  }", "}", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labelled", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--report", type=argparse.FileType("w"), default=sys.stdout)
    options = parser.parse_args()
    paths, hours = zip(*(item.rsplit("=", 1) for item in options.labelled))
    hours = sum(map(float, hours))
    names, right, group, table = read(paths)
    easy = (right == 0) & (table[:, 1] < EASY_SCORE)
    kept = ~easy | (np.cumsum(easy) % EASY == 0)
    names, right, group, table = names[kept], right[kept], group[kept], table[kept]
    weights = np.where(easy[kept], float(EASY), 1.0)
    pull = weights * np.where(np.char.find(names[:, 0], FOREIGN) >= 0, FOREIGN_WEIGHT, 1)
    held_out = np.zeros(len(right))
    for held in range(GROUPS):
        curves = Curves(table[group != held], right[group != held])
        found = curves.fit(table[group != held], right[group != held], pull[group != held])
        held_out[group == held] = curves.points(found, table[group == held])
    hard = np.array([HARD in condition for condition, _ in names])
    a, b = promise(held_out[hard], right[hard], weights[hard])
    curves = Curves(table, right)
    parameters = curves.fit(table, right, pull)
    confidence = 1 / (1 + np.exp(-(a + b * held_out)))
    alarms, bands = false_alarms(table, (right == 0) & (confidence >= LISTING), names[:, 1], weights, hours)
    open(options.out, "w").write(swift(curves.knots, parameters, a, b, alarms))
    r = options.report
    print("%d candidates, %d right; points held out by keyword, then %.3f + %.3f · points\n" % (
        weights.sum(), right.sum(), a, b), file=r)
    conditions = sorted(set(names[:, 0]))
    print("| confidence | all | " + " | ".join(conditions) + " |\n|---|" + "---|" * (1 + len(conditions)), file=r)
    for level in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98):
        cells = []
        for chosen in [np.ones(len(right), bool)] + [names[:, 0] == c for c in conditions]:
            hits = chosen & (confidence >= level)
            cells.append("%.2f of %d, recall %.2f" % (
                np.average(right[hits], weights=weights[hits]) if hits.any() else float("nan"), weights[hits].sum(),
                right[hits].sum() / max(1, right[chosen].sum())))
        print("| %.2f | " % level + " | ".join(cells) + " |", file=r)
    print("\nWrong findings of %.2f or more per keyword and hour: %s" % (LISTING, "; ".join(bands)), file=r)


main()
