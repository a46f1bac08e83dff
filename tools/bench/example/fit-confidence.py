"""Fits the scale of ExampleScale.swift: from a match's score to the share of right ones at this score or above.

    fit-confidence.py BENCH OUT     after `tools/bench/run example`; OUT is its folder of keyword matches

On the even-numbered keywords, clean and in 10 dB noise, one example each. The logistic is fitted by least squares
to the share at 200 scores between the twentieth best match and the seventieth percentile of all.
"""
import importlib.util
import os
import sys

import numpy

sys.argv, arguments = [sys.argv[0], 'none'], sys.argv[1:]
spec = importlib.util.spec_from_file_location('keywords', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'keywords.py'))
keywords = importlib.util.module_from_spec(spec)
spec.loader.exec_module(keywords)

bench, out = arguments
wanted = keywords.queries(bench)
tuned = {line.strip() for line in list(open(os.path.join(bench, 'keywords.txt')))[0::2]}
matches = []
for condition in ('clean', 'noise10'):
    found, _ = keywords.judged(bench, os.path.join(out, condition + '.matches'), wanted)
    for query, (keyword, _) in wanted.items():
        if keyword in tuned and not query.endswith('@all'):
            matches += found[query]
matches.sort(reverse=True)
scores = numpy.array([score for score, _ in matches])
right = numpy.array([is_right for _, is_right in matches], float)
levels = numpy.linspace(numpy.percentile(scores, 70), scores[19], 200)
shares = numpy.array([right[scores >= level].mean() for level in levels])

# Gauss and Newton, damped: two unknowns.
fit = numpy.array([3.0, 2.0])
for _ in range(200):
    share = 1 / (1 + numpy.exp(-(fit[0] + fit[1] * levels)))
    slope = share * (1 - share)
    jacobian = numpy.stack([slope, slope * levels], 1)
    step = numpy.linalg.lstsq(jacobian, shares - share, rcond=None)[0]
    fit += numpy.clip(step, -0.2, 0.2)
share = 1 / (1 + numpy.exp(-(fit[0] + fit[1] * levels)))
print(f'offset {fit[0]:.3f}, per score {fit[1]:.3f}, largest error {abs(share - shares).max():.3f}, '
      f'{len(matches)} matches, {int(right.sum())} right')
