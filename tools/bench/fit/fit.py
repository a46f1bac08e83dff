#!/usr/bin/env python3
"""Fit the second look's points: fit.py --nonsense EVIDENCE.tsv --out Scorecard+Fitted.swift --report REPORT.md LABELLED.tsv=HOURS…

HOURS is how long the recordings are. Each LABELLED.tsv holds candidates, one a line: condition, keyword, right (1 or 0), in how many fits it is
held out (its group), then the measures of the evidence. See label.py. EVIDENCE.tsv is what KeywordEvidence prints for the model's nonsense,
for all of the keywords. Needs numpy and scipy.

The model is the sum of one curve for each measure (a generalised additive model), each piecewise linear
between knots at quantiles, and level beyond its ends. A curve that can only speak for a candidate as its
measure rises is kept from falling, one that can only speak against it from rising. The curves' steps are
penalised by their squares (ridge), which is what keeps thin data from bending them.

How much nonsense passes for a keyword is what its best findings there are worth: by points of their own, which are fitted
first, to what can be read off the frames (PLAIN).

Two more fits: the points, by maximum likelihood over all candidates; then, on candidates that had no part in
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
    ("nonsense", -1, -8, 2),
]
NAMES = [name for name, *_ in MEASURES]
# What can be read off the frames alone, and is enough to tell how much nonsense passes for a keyword: to lay words on them costs
# most of the time. As in Nonsense.swift: so many findings count, and each as no less than this.
PLAIN = [name not in ("word_margin", "strangeness", "nonsense") for name in NAMES]
FINDINGS, LEAST_POINTS = 10, -8
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
    """A curve for each of the measures that are `used`, in the order of MEASURES."""

    def __init__(self, table, right, used=None):
        self.used = [True] * len(MEASURES) if used is None else used
        self.measures = [m for m, is_used in zip(MEASURES, self.used) if is_used]
        columns = table[:, self.used].T
        self.knots = [knots_of(values, right, low, high) for values, (_, _, low, high) in zip(columns, self.measures)]
        self.parameters = None

    def design(self, table):
        return np.concatenate([steps(values, k) for values, k in zip(table[:, self.used].T, self.knots)], 1)

    def bounds(self):
        limits = {1: (0, None), -1: (None, 0), 0: (None, None)}
        return [(None, None)] + [limits[d] for (_, d, _, _), k in zip(self.measures, self.knots) for _ in k[1:]]

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
        self.parameters = found.x
        return self

    def points(self, table):
        return self.parameters[0] + self.design(table) @ self.parameters[1:]


class Nonsense:
    """The candidates in the model's nonsense, as KeywordEvidence prints them to `path`."""

    def __init__(self, path):
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")][1:]
        rows = [row for row in rows if len(row) == 5 + len(MEASURES)]
        self.keywords = [row[1] for row in rows]
        self.table = np.array([row[5:] for row in rows], float)

    def likeness(self, plain):
        """For each keyword what its best findings are worth by the curves `plain`, their mean."""
        points = {}
        for keyword, value in zip(self.keywords, plain.points(self.table)):
            points.setdefault(keyword, [LEAST_POINTS] * FINDINGS).append(max(value, LEAST_POINTS))
        return {keyword: np.mean(sorted(values)[-FINDINGS:]) for keyword, values in points.items()}

    def weigh(self, keywords, table, plain):
        """`table` with the last measure as it is by `plain`."""
        likeness = self.likeness(plain)
        last = np.array([likeness.get(keyword, LEAST_POINTS) for keyword in keywords])
        return np.concatenate([table[:, :-1], last[:, None]], 1)


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


def card(name, curves, a=0, b=1):
    """The Swift for a scorecard: `a` + `b` times the points. Of a measure that is not used no value is worth anything."""
    listed = lambda values: ", ".join("%.3f" % (v + 0.0) for v in values)
    out = ["  package static let %s = Scorecard(" % name, "    start: %.4f," % (a + b * curves.parameters[0]), "    curves: ["]
    at, knots = 1, iter(curves.knots)
    for measure, is_used in zip(NAMES, curves.used):
        k, points = [0], [0]
        if is_used:
            k = next(knots)
            points = np.concatenate([[0], np.cumsum(b * curves.parameters[at : at + len(k) - 1])])
            at += len(k) - 1
        out += ["      // " + measure.replace("_", " "),
                "      Curve(", "        knots: [" + listed(k) + "],", "        points: [" + listed(points) + "]),"]
    return out + ["    ])"]


def swift(curves, plain, a, b, alarms):
    return "\n".join(
        ["// Written by `tools/bench/run fit`; do not edit.", "", "extension Scorecard {", "  /// The points as they were fitted."]
        + card("fitted", curves, a, b)
        + ["", "  /// What a candidate in ``Nonsense`` is worth, by what can be read off the frames."]
        + card("plain", plain)
        + ["", "  /// How many wrong findings of a keyword of `phoneCount` sounds reach the confidence of a listing in an",
           "  /// hour of talk.",
           "  static func falseAlarmsPerHour(phoneCount: Int) -> Double {",
           "    %.4f * power(Double(max(phoneCount, 2)), %.4f)" % (np.exp(alarms[0]), alarms[1]), "  }", "}", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labelled", nargs="+")
    parser.add_argument("--nonsense", required=True)
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
    nonsense, keywords = Nonsense(options.nonsense), names[:, 1]

    def fit(chosen):
        """The curves by the candidates that are `chosen`, those for nonsense, and the table with what these say of it."""
        plain = Curves(table[chosen], right[chosen], PLAIN).fit(table[chosen], right[chosen], pull[chosen])
        weighed = nonsense.weigh(keywords, table, plain)
        return Curves(weighed[chosen], right[chosen]).fit(weighed[chosen], right[chosen], pull[chosen]), plain, weighed

    held_out = np.zeros(len(right))
    for held in range(GROUPS):
        curves, _, weighed = fit(group != held)
        held_out[group == held] = curves.points(weighed[group == held])
    hard = np.array([HARD in condition for condition, _ in names])
    a, b = promise(held_out[hard], right[hard], weights[hard])
    curves, plain, weighed = fit(np.ones(len(right), bool))
    confidence = 1 / (1 + np.exp(-(a + b * held_out)))
    alarms, bands = false_alarms(weighed, (right == 0) & (confidence >= LISTING), keywords, weights, hours)
    open(options.out, "w").write(swift(curves, plain, a, b, alarms))
    r = options.report
    loss = (pull * (np.logaddexp(0, held_out) - right * held_out)).sum() / right.sum()
    print("%d candidates, %d right; points held out by keyword (loss for each right one %.4f), then %.3f + %.3f · points\n" % (
        weights.sum(), right.sum(), loss, a, b), file=r)
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
