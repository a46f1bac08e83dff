#!/usr/bin/env python3
"""score.py ANSWERS FACTS...: what was measured against what is known, one table row for each condition.

ANSWERS is made by make.py; each FACTS file has one JSON object a line, as CallFactsReport prints them.
"""
import json
import pathlib
import sys
from collections import defaultdict

answers = json.loads(pathlib.Path(sys.argv[1]).read_text())


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def total(spans):
    return sum(b - a for a, b in spans)


def keys(answer, found):
    """Keys found, and those that nobody pressed."""
    left = list(found)
    hit = 0
    for key in answer:
        match = next((one for one in left if one[0] == key["key"] and overlap(one[1:], (key["start"], key["end"])) > 0), None)
        if match:
            left.remove(match)
            hit += 1
    return hit, len(left)


def table(path):
    sums = defaultdict(float)
    for line in open(path):
        one = json.loads(line)
        name = pathlib.Path(one["path"]).stem
        answer, facts = answers[name], one["facts"]
        sums["seconds"] += one["seconds"]
        sums["length"] += facts["lengthMs"] / 1000
        spans = [[(s["startMs"] / 1000, s["endMs"] / 1000) for s in c["speech"]] for c in facts["channels"]]
        music = [(s["startMs"] / 1000, s["endMs"] / 1000) for s in facts["channels"][0]["music"]]
        events = defaultdict(list)
        for event in facts["events"]:
            events[event["kind"]].append((event["span"]["startMs"] / 1000, event["span"]["endMs"] / 1000))
        pressed = [(k["key"], k["start"] / 1000, k["end"] / 1000) for k in one["keys"][0]]
        if "keys" in answer:
            hit, false = keys(answer["keys"], pressed)
            sums["keys hit"] += hit
            sums["keys"] += len(answer["keys"])
            sums["keys wrong"] += false
            continue
        if "event" in answer:
            kind = answer["event"]
            wanted = (answer["start"], answer["end"])
            right = any(overlap(span, wanted) > .5 * (wanted[1] - wanted[0]) for span in events[kind])
            sums[kind + " hit"] += right
            sums[kind] += 1
            wrong = [k for k in events if k not in (kind, "greeting") and events[k]]
            sums[kind + " wrong"] += bool(wrong)
            if not right or wrong:
                misses.append((pathlib.Path(path).stem, name, kind, right, wrong))
            if "answer" in answer:
                sums["answers"] += 1
                sums["answers hit"] += facts.get("answerMs") is not None and abs(facts["answerMs"] / 1000 - answer["answer"]) <= .25
        elif "speech" in answer:
            for channel in range(2):
                truth, guess = total(answer["speech"][channel]), total(spans[channel])
                both = sum(overlap(a, b) for a in answer["speech"][channel] for b in spans[channel])
                sums["talk"] += truth
                sums["talk error"] += abs(guess - truth)
                sums["talk worst"] = max(sums["talk worst"], abs(guess - truth) / truth)
                sums["talk missed"] += truth - both
                sums["talk false"] += guess - both
        elif "hold" in answer:
            covered = sum(overlap(answer["hold"], span) for span in events["hold"])
            sums["hold"] += answer["hold"][1] - answer["hold"][0]
            sums["hold hit"] += covered
            sums["hold false"] += total(events["hold"]) - covered
            sums["hold count"] += 1
            sums["hold one"] += len(events["hold"]) == 1
        if "nothing" in answer:
            length = facts["lengthMs"] / 1000
            sums["nothing"] += length
            sums["false keys"] += len(pressed)
            for kind in ("ringback", "busy", "reorder", "beep", "fax"):
                sums["false tones"] += len(events[kind])
                if events[kind]:
                    misses.append((pathlib.Path(path).stem, name, kind, "false", events[kind]))
            sums["music"] += length if "music_all" in answer else 0
            sums["music hit"] += total(music) if "music_all" in answer else 0
            sums["no music"] += 0 if "music_all" in answer else length
            sums["music false"] += 0 if "music_all" in answer else total(music)
    return sums


misses = []
percent = lambda part, whole: f"{100 * part / whole:.1f}" if whole else "–"
columns = ["condition", "keys %", "wrong keys", "false keys/h", "ringback %", "answer ±.25 s %", "busy %", "reorder %", "beep %", "fax %",
           "wrong tones", "false tones/h", "talk error %", "worst", "missed", "false", "music %", "speech as music %", "hold %", "in one %", "× real time"]
print("| " + " | ".join(columns) + " |")
print("|" + "---|" * len(columns))
low = []
for path in sys.argv[2:]:
    s = table(path)
    # What docs/design/call-facts.md promises: a share of what there is, or the most of what there should not be.
    for part, whole, least in (("keys hit", "keys", .99), ("ringback hit", "ringback", .98), ("busy hit", "busy", .98),
                               ("reorder hit", "reorder", .98), ("fax hit", "fax", .98),
                               ("beep hit", "beep", .98), ("music hit", "music", .95), ("hold hit", "hold", .95)):
        if s[part] < least * s[whole]:
            low.append(f"{pathlib.Path(path).stem}: {whole} {percent(s[part], s[whole])} % < {100 * least:.0f} %")
    if s["talk error"] > .05 * s["talk"] or s["false keys"] * 3600 > s["nothing"] or s["length"] < 1_000 * s["seconds"]:
        low.append(f"{pathlib.Path(path).stem}: talk time, false keys or speed")
    cells = [pathlib.Path(path).stem, percent(s["keys hit"], s["keys"]), f"{s['keys wrong']:.0f}", f"{s['false keys'] / (s['nothing'] or 1) * 3600:.2f}",
             percent(s["ringback hit"], s["ringback"]), percent(s["answers hit"], s["answers"]), percent(s["busy hit"], s["busy"]),
             percent(s["reorder hit"], s["reorder"]), percent(s["beep hit"], s["beep"]), percent(s["fax hit"], s["fax"]),
             f"{sum(s[k + ' wrong'] for k in ('ringback', 'busy', 'reorder', 'beep', 'fax')):.0f}", f"{s['false tones'] / (s['nothing'] or 1) * 3600:.1f}",
             percent(s["talk error"], s["talk"]), percent(s["talk worst"], 1), percent(s["talk missed"], s["talk"]), percent(s["talk false"], s["talk"]),
             percent(s["music hit"], s["music"]), percent(s["music false"], s["no music"]), percent(s["hold hit"], s["hold"]),
             percent(s["hold one"], s["hold count"]), f"{s['length'] / s['seconds']:.0f}"]
    print("| " + " | ".join(cells) + " |")
for miss in misses:
    print(*miss, file=sys.stderr)
if low:
    sys.exit("below what is promised: " + "; ".join(low))
