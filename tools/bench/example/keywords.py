"""Examples of the keyword benchmark's keywords.

    keywords.py cut BENCH CLEAN_CALLS OUT       clips, and the list that earshot reads
    keywords.py score BENCH OUT CONDITIONS      a table of OUT/<condition>.matches

Of each keyword that is said twice or more, up to three occurrences are drawn (seeded by the keyword) and cut
out of the clean calls from the reference's start to its end, to the sample. Each is a query by itself: three
trials, whose figures are averaged. Keywords that are said four times or more are also queries of three
examples. A query's own occurrences are neither right nor wrong.
"""
import collections
import os
import random
import sys

import soundfile

from measure import confidence, header, mean, row, values

SECONDS = {'call1': 597.73575, 'call2': 602.32025, 'call3': 602.49675, 'call4': 309.645375}
TRIALS = 3


def references(bench):
    said, ignored = collections.defaultdict(list), collections.defaultdict(list)
    for line in open(os.path.join(bench, 'ref.tsv')):
        if not line.startswith('#'):
            call, kind, start, end, keyword, _ = line.rstrip('\n').split('\t')
            (said if kind == 'kw' else ignored)[keyword].append((call, float(start), float(end)))
    return said, ignored


def drawn(keyword, said):
    occurrences = list(said[keyword])
    random.Random('ex:' + keyword).shuffle(occurrences)
    return occurrences[:TRIALS]


def queries(bench):
    """Per query its keyword and the occurrences that it was cut from."""
    said, _ = references(bench)
    result = {}
    for keyword in (line.strip() for line in open(os.path.join(bench, 'keywords.txt'))):
        own = drawn(keyword, said)
        if len(said[keyword]) < 2:
            continue
        for trial in range(TRIALS):
            result[f'{keyword}@{trial}'] = (keyword, [own[trial % len(own)]])
        if len(said[keyword]) > TRIALS:
            result[f'{keyword}@all'] = (keyword, own)
    return result


def cut(bench, calls, out):
    os.makedirs(os.path.join(out, 'clips'), exist_ok=True)
    sound = {call: soundfile.read(os.path.join(calls, call + '.wav')) for call in SECONDS}
    with open(os.path.join(out, 'examples.tsv'), 'w') as listing:
        for query, (keyword, occurrences) in queries(bench).items():
            clips = []
            for call, start, end in occurrences:
                samples, rate = sound[call]
                clip = f'clips/{keyword.replace(" ", "-")}-{call}-{start:.2f}.wav'
                soundfile.write(
                    os.path.join(out, clip), samples[int(start * rate):int(end * rate)], rate, subtype='PCM_16')
                clips.append(clip)
            listing.write('\t'.join([query] + clips) + '\n')


def judged(bench, path, wanted):
    """Per query (score, right) of each match that counts, and how often it is said elsewhere."""
    said, ignored = references(bench)
    matches = collections.defaultdict(list)
    for line in open(path):
        query, call, start, end, score = line.rstrip('\n').split('\t')
        matches[query, call].append((float(start), float(end), float(score)))
    found, count = {}, {}
    for query, (keyword, own) in wanted.items():
        found[query] = []
        count[query] = len(said[keyword]) - len(own)
        for call in SECONDS:
            right = [x[1:] for x in said[keyword] if x[0] == call and x not in own]
            neither = [x[1:] for x in ignored[keyword] + own if x[0] == call]
            taken, kept = set(), []
            for start, end, score in sorted(matches[query, call], key=lambda x: -x[2]):
                middle = (start + end) / 2
                # The benchmark's own rule: one hit for each overlap, or within 0.3 s of a better one.
                if any(min(end, e) > max(start, s) or abs(middle - (s + e) / 2) < 0.3 for s, e in kept):
                    continue
                kept.append((start, end))
                near = [(abs(middle - (a + b) / 2), i) for i, (a, b) in enumerate(right)
                        if i not in taken and a - 0.5 <= middle <= b + 0.5]
                if near:
                    taken.add(min(near)[1])
                    found[query].append((score, True))
                elif not any(a - 0.5 <= middle <= b + 0.5 for a, b in neither):
                    found[query].append((score, False))
    return found, count


def score(bench, out, conditions):
    wanted = queries(bench)
    keywords = [line.strip() for line in open(os.path.join(bench, 'keywords.txt'))]
    halves = [('even keywords (tuned on, with clean and noise10)', set(keywords[0::2])),
              ('odd keywords (reported)', set(keywords[1::2])), ('all keywords', set(keywords))]
    seconds = sum(SECONDS.values())
    judgements = {c: judged(bench, os.path.join(out, c + '.matches'), wanted) for c in conditions}

    def result(condition, half, trial):
        found, count = judgements[condition]
        names = [q for q in wanted if wanted[q][0] in half and q.endswith(f'@{trial}')]
        return values({q: found[q] for q in names}, count, seconds)

    for title, half in halves:
        print(f'\nOne example, {title}; means of {TRIALS} trials:\n')
        header('condition')
        for condition in conditions:
            row(condition, mean([result(condition, half, trial) for trial in range(TRIALS)]))
    print('\nThree examples, keywords said four times or more, all and odd ones:\n')
    header('condition')
    for condition in conditions:
        row(condition, result(condition, halves[2][1], 'all'))
        row(condition + ', odd', result(condition, halves[1][1], 'all'))
    print('\nOf the odd keywords\' matches at a confidence or above, the share that is right · the share of what '
          'is said that is found (one example):\n')
    levels = [.5, .6, .7, .8, .85, .9, .95]
    print('| confidence | ' + ' | '.join(conditions) + ' | all |')
    print('|---' * (len(conditions) + 2) + '|')
    for level in levels:
        cells = []
        for chosen in [[c] for c in conditions] + [conditions]:
            right = wrong = total = 0
            for condition in chosen:
                found, count = judgements[condition]
                for query in wanted:
                    if wanted[query][0] in halves[1][1] and not query.endswith('@all'):
                        total += count[query]
                        for value, is_right in found[query]:
                            if confidence(value) >= level:
                                right, wrong = right + is_right, wrong + (not is_right)
            cells.append(f'{right / max(right + wrong, 1):.2f} · {right / max(total, 1):.2f}')
        print(f'| {level:.2f} | ' + ' | '.join(cells) + ' |')


if sys.argv[1] == 'cut':
    cut(*sys.argv[2:5])
elif sys.argv[1] == 'score':
    score(sys.argv[2], sys.argv[3], sys.argv[4].split(','))
