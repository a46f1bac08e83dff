"""spot.py PROGRAM FIVE_MINUTES.wav FOLDER [REPEATS]: what `earshot spot` costs as a whole. Prints Markdown.

Sixty keywords against one; an hour-long call against one of a minute; the same bytes whatever the number of jobs and
however recordings are batched; and, where perf works, where the time goes. FOLDER is for scratch files.
"""
import collections
import os
import pathlib
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
KEYWORDS = HERE.parent / "voices/keywords.tsv"
#: Parts of the profile: a name, and what a symbol, or the library that it is in, looks like.
PARTS = (
    ("products of matrices", r"^sum_"),
    ("what follows a product: bias, SiLU, GELU, sums", r"^(multiply|finish)$"),
    ("attention but for its products", r"^(whole_attention_head|weigh_)"),
    ("rounding to whole numbers", r"^(round_rows|multiply_)"),
    ("norms, convolution, softmax, logarithms", r"^(layer_norm|depthwise|gated|log_|ck_|power)"),
    ("Fourier transform", r"libfftw"),
    ("decoding and resampling", r"libsndfile|libsoxr|AudioInput"),
    ("features and windows in Swift", r"9Acoustics"),
    ("phone scores and entries", r"13PhoneticIndex"),
    ("keyword search", r"13KeywordSearch"),
    ("loading the dictionary and the model", r"13Pronunciation|9ModelFile|ld-linux|_dl_"),
    ("the runtime of Swift", r"libswift|^swift_|^\$s"),
    ("the system", r"\[k\]"),
)


class Run:
    """One run of a command: what it printed, its processor seconds and the most memory it held, in MB."""

    def __init__(self, *command):
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"speed: {' '.join(map(str, command))} ended with {process.returncode}")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


def spot(program, recordings, keywords, jobs=1):
    return Run(program, "spot", *recordings, "--keywords", keywords, "--format", "tsv", "--min-score", "-3.5", "--jobs", jobs)


def sox(*arguments):
    subprocess.run(["sox", "-D", "-R", *map(str, arguments)], check=True)


def sixty_against_one(program, recording, lists, repeats):
    costs = {}
    for _ in range(repeats):
        for count, path in lists.items():
            costs.setdefault(count, []).append(spot(program, [recording], path).seconds)
    one, sixty = statistics.median(costs[1]), statistics.median(costs[60])
    print(f"| 60 keywords instead of 1, 300 s of sound | {one:.2f} s → {sixty:.2f} s of processor time, starting included "
          f"(medians of {repeats}) | {sixty / one:.2f} × |")


def hour_against_minute(program, minute, hour, keywords):
    short, long = spot(program, [minute], keywords), spot(program, [hour], keywords)
    print(f"| an hour-long call instead of one of a minute | {short.megabytes:.0f} MB → {long.megabytes:.0f} MB at most | "
          f"{long.megabytes - short.megabytes:+.0f} MB |")
    print(f"| the hour | {long.seconds:.1f} s of processor time | {3600 / long.seconds:.0f} × real time |")


def same_results(program, pieces, keywords):
    one, two = spot(program, pieces, keywords, 1).output, spot(program, pieces, keywords, 2).output
    alone = b"".join(spot(program, [piece], keywords).output for piece in pieces)
    verdict = "the same bytes" if one == two == alone and one else "DIFFERENT"
    print(f"| 1 job, 2 jobs, each recording by itself | {len(one.splitlines())} hits in {len(pieces)} recordings | {verdict} |")
    return verdict == "the same bytes"


def profile(program, recording, keywords, folder):
    """Where the time goes, by symbol, added up to parts."""
    data = folder / "perf.data"
    try:
        subprocess.run(
            ["perf", "record", "-q", "-F", "499", "-o", data, program, "spot", recording, "--keywords", keywords,
             "--format", "tsv", "--jobs", "1"], check=True, capture_output=True)
        report = subprocess.run(
            ["perf", "report", "-i", data, "--no-children", "--sort", "dso,symbol", "--stdio", "-F", "overhead,dso,symbol"],
            check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        print("\nNo profile: perf does not work here.")
        return
    shares = collections.Counter()
    for line in report.splitlines():
        found = re.match(r"\s*([\d.]+)%\s+(\S+)\s+(\[[.k]\])\s+(\S.*?)\s*$", line)
        if found:
            share, library, mode, symbol = found.groups()
            symbol = symbol.split()[0]
            text = mode if mode == "[k]" else library
            name = next(
                (part for part, looks in PARTS if re.search(looks, symbol) or re.search(looks, text)), "everything else")
            shares[name] += float(share)
    print("\nWhere the time of `spot` goes (60 keywords, perf record, starting included):\n\n| part | share |\n|---|---|")
    for name, share in shares.most_common():
        print(f"| {name} | {share:.1f} % |")


def main(program, recording, folder, repeats="5"):
    folder = pathlib.Path(folder)
    keywords = [line.split("\t")[0] for line in KEYWORDS.read_text().splitlines() if not line.startswith("#")]
    lists = {}
    # The one is a keyword of the middling length of the sixty.
    for count, chosen in ((1, ["consultation"]), (60, [k for k in keywords if len(k) > 4][:60])):
        lists[count] = folder / f"keywords-{count}.txt"
        lists[count].write_text("".join(f"{keyword}\n" for keyword in chosen))
    minute, hour = folder / "minute.wav", folder / "hour.wav"
    sox(recording, minute, "trim", 0, 60)
    sox(*[recording] * 12, hour)
    pieces = []
    for number, (start, length) in enumerate(((0, 7), (20, 61), (90, 25), (130, 100))):
        pieces.append(folder / f"piece{number}.wav")
        sox(recording, pieces[-1], "trim", start, length)
    print("| `earshot spot` | measured | |\n|---|---|---|")
    sixty_against_one(program, recording, lists, int(repeats))
    hour_against_minute(program, minute, hour, lists[60])
    same = same_results(program, pieces, lists[60])
    profile(program, recording, lists[60], folder)
    sys.exit(0 if same else 1)


main(*sys.argv[1:])
