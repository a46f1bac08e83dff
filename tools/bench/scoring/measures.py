"""What a keyword search is worth: term-weighted values and miss rates at a rate of false alarms.

Term-weighted value (NIST, Spoken Term Detection 2006): 1 − mean over keywords of
(share missed + 999.9 · false alarms / (seconds searched − times said)). MTWV is its maximum over one threshold
for all keywords, OTWV over a threshold for each. mFRR@x is the mean over keywords of the share missed at the
lowest threshold that gives no more than x false alarms an hour and keyword. FOM is the mean share found at
1 … 10 false alarms an hour of each keyword.
"""
import dataclasses
import itertools
import math

from yardstick import strongest

FALSE_ALARM_WEIGHT = 999.9
RATES = (0.1, 1.0, 5.0)


@dataclasses.dataclass
class Judged:
    """The hits of one keyword: scores with right or wrong, times it was said, seconds searched."""

    keyword: str
    hits: list
    times_said: int
    seconds: float

    def false_alarm_cost(self):
        return FALSE_ALARM_WEIGHT / (self.seconds - self.times_said)

    def value(self, threshold):
        """The term-weighted value of this keyword at a threshold."""
        over = [right for score, right in self.hits if score >= threshold]
        return sum(over) / self.times_said - (len(over) - sum(over)) * self.false_alarm_cost()


@dataclasses.dataclass
class Measures:
    mtwv: float
    #: Standard error of the MTWV at its threshold, over keywords.
    mtwv_error: float
    threshold: float
    found: float
    false_alarms: float
    otwv: float
    fom: float
    missed_at: dict
    most_found: float


def judge(yardstick, hits, keywords):
    """One `Judged` for each of the keywords that is said."""
    return [
        Judged(keyword, [(hit.score, right) for hit, right in yardstick.judged(hits, keyword)], said, yardstick.seconds)
        for keyword in keywords if (said := yardstick.times_said(keyword))]


def together(several):
    """Lists of `Judged` of the same keywords, each from recordings of its own, as one list."""
    return [
        Judged(parts[0].keyword, [hit for part in parts for hit in part.hits],
               sum(part.times_said for part in parts), sum(part.seconds for part in parts))
        for parts in zip(*several)]


def measure(judged):
    count = len(judged)
    seconds = judged[0].seconds
    events = sorted(
        ((score, right, keyword) for keyword in judged for score, right in keyword.hits),
        key=lambda event: -event[0])
    value = best = found = 0.0
    threshold, false_alarms = math.inf, 0
    at_best = (0.0, 0)
    missed_at = dict.fromkeys(RATES, 1.0)
    for score, group in itertools.groupby(events, key=lambda event: event[0]):
        for _, right, keyword in group:
            if right:
                value += 1 / keyword.times_said / count
                found += 1 / keyword.times_said / count
            else:
                value -= keyword.false_alarm_cost() / count
                false_alarms += 1
        if value > best:
            best, threshold, at_best = value, score, (found, false_alarms)
        rate = false_alarms / count / (seconds / 3600)
        for limit in RATES:
            if rate <= limit:
                missed_at[limit] = 1 - found
    values = [keyword.value(threshold) for keyword in judged]
    return Measures(
        mtwv=best,
        mtwv_error=math.sqrt(sum((v - best) ** 2 for v in values) / max(count - 1, 1) / count),
        threshold=threshold,
        found=at_best[0],
        false_alarms=at_best[1] / count / (seconds / 3600),
        otwv=sum(best_value(keyword) for keyword in judged) / count,
        fom=sum(figure_of_merit(keyword) for keyword in judged) / count,
        missed_at=missed_at,
        most_found=sum(right for k in judged for _, right in k.hits) / sum(k.times_said for k in judged))


def best_value(keyword):
    value = best = 0.0
    for _, right in sorted(keyword.hits, key=lambda hit: -hit[0]):
        value += 1 / keyword.times_said if right else -keyword.false_alarm_cost()
        best = max(best, value)
    return best


def figure_of_merit(keyword):
    ranked = sorted(keyword.hits, key=lambda hit: -hit[0])
    total = 0
    for rate in range(1, 11):
        allowed = rate * keyword.seconds / 3600
        alarms = 0
        for _, right in ranked:
            alarms += not right
            if alarms > allowed:
                break
            total += right
    return total / 10 / keyword.times_said


def false_alarms_per_hour(hits, keywords, threshold, seconds):
    """False alarms an hour and keyword where none of the keywords is said. `hits` as `read_hits` gives them."""
    over = 0
    for (_, keyword), found in hits.items():
        if keyword in keywords:
            over += len(strongest([hit for hit in found if hit.score >= threshold]))
    return over / len(keywords) / (seconds / 3600)
