"""What both halves of the benchmark of query by example measure with.

Term-weighted value as NIST defines it (β = 999.9): 1 − the mean over queries of miss rate + β · false
alarms / (seconds − occurrences). MTWV is its maximum over one threshold for all, OTWV over one for each;
miss@x is the mean miss rate at x false alarms for each query and hour.
"""

BETA = 999.9


def values(found, said, seconds):
    """`found`: per query a list of (score, whether it is right); `said`: occurrences per query."""
    queries = [query for query in found if said[query] > 0]
    events = sorted(
        ((score, right, query) for query in queries for score, right in found[query]),
        key=lambda event: -event[0])
    value = best = recall = 0.0
    false = index = 0
    miss = {0.1: 1.0, 1: 1.0, 5: 1.0}
    while index < len(events):
        score = events[index][0]
        while index < len(events) and events[index][0] == score:
            _, right, query = events[index]
            if right:
                value += 1 / said[query] / len(queries)
                recall += 1 / said[query] / len(queries)
            else:
                value -= BETA / (seconds - said[query]) / len(queries)
                false += 1
            index += 1
        best = max(best, value)
        rate = false / len(queries) / (seconds / 3600)
        for limit in miss:
            if rate <= limit:
                miss[limit] = 1 - recall
    own = 0.0
    for query in queries:
        value = highest = 0.0
        for score, right in sorted(found[query], key=lambda pair: -pair[0]):
            value += 1 / said[query] if right else -BETA / (seconds - said[query])
            highest = max(highest, value)
        own += highest / len(queries)
    return {'MTWV': best, 'OTWV': own, 'miss@0.1': miss[0.1], 'miss@1': miss[1], 'miss@5': miss[5],
            'queries': len(queries)}


def confidence(score):
    """The scale of ExampleScale.swift."""
    from math import exp
    return 1 / (1 + exp(-(3.503 + 2.884 * score)))


def header(first):
    names = ['MTWV', 'OTWV', 'miss@0.1', 'miss@1', 'miss@5', 'queries']
    print(f'| {first} | ' + ' | '.join(names) + ' |')
    print('|---' * (len(names) + 1) + '|')


def row(name, result):
    cells = [f'{result[key]:.3f}'.lstrip('0') or '0' for key in result if key != 'queries']
    print(f'| {name} | ' + ' | '.join(cells) + f' | {result["queries"]:g} |')


def mean(results):
    return {key: sum(result[key] for result in results) / len(results) for key in results[0]}
