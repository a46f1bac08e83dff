"""table.py BENCH WORK: the tables of the search benchmark from what its run left in WORK."""
import collections
import sys

bench, work = sys.argv[1:3]
sys.path.insert(0, bench)
import score  # noqa: E402

with open(f"{bench}/keywords.txt") as lines:
    keywords = [line.strip() for line in lines]

frames, sizes = collections.Counter(), collections.Counter()
with open(f"{work}/sizes.tsv") as lines:
    for line in lines:
        condition, frame_count, byte_count = line.rstrip("\n").split("\t")
        frames[condition] += int(frame_count)
        sizes[condition] += int(byte_count)

print("| condition | MB an hour | MTWV, all scores | MTWV, entries | of the odd keywords, all scores | entries |")
print("|---|---|---|---|---|---|")


def mtwv(conditions, source, words):
    files = [f"{work}/hits/{condition}.{source}.tsv" for condition in conditions]
    return score.metrics(*score.match(files, words), words)["MTWV"]


def row(name, conditions, size):
    figures = [
        mtwv(conditions, source, words)
        for words in (keywords, keywords[1::2]) for source in ("scores", "entries")
    ]
    print(f"| {name} | {size} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")


for condition in frames:
    size = f"{sizes[condition] / frames[condition] * 180_000 / 1e6:.2f}"
    if condition == "foreign":
        print(f"| {condition} | {size} | | | | |")
    else:
        row(condition, [condition], size)
total = sum(sizes.values()) / sum(frames.values()) * 180_000 / 1e6
row("pooled", [condition for condition in frames if condition != "foreign"], f"{total:.2f}")

print()
print("| keywords | pronunciations | channel-hours | opened in | searched in | processor time | ms a keyword and hour | peak memory |")
print("|---|---|---|---|---|---|---|---|")
with open(f"{work}/times.tsv") as lines:
    for line in lines:
        (count, variants, _, threads, hours, entries, found, _, opened, seconds, processor, each,
         memory) = line.rstrip("\n").split("\t")
        print(f"| {count} | {variants} | {hours} in {entries} entries | {opened} s | {seconds} s on {threads} threads"
              f" | {processor} s | {each} | {memory} MB |")

print()
print("| both looks, confidence .80 | sounds | channel-hours | judged | candidates | findings | took | processor time | s an hour |")
print("|---|---|---|---|---|---|---|---|---|")
with open(f"{work}/whole.tsv") as lines:
    for line in lines:
        (keyword, sounds, _, threads, hours, entries, way, candidates, found, _, seconds, processor,
         _) = line.rstrip("\n").split("\t")
        judged = "all candidates" if way == "plain" else "what can reach it"
        print(f"| {keyword} | {sounds} | {hours} in {entries} entries | {judged} | {candidates} | {found}"
              f" | {seconds} s on {threads} threads | {processor} s | {float(processor) / float(hours):.3f} |")
