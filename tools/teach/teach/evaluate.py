"""evaluate.py PROGRAM MODEL_FOLDER …: each model's figures on the keyword benchmark's half for tuning.

Even-numbered keywords and the conditions clean and noise10, nothing else; `--report` takes the odd keywords and all
conditions, once, at the end. Prints one line a model and condition.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TUNING = ["clean", "noise10"]
ALL = ["clean", "ulaw", "gsm", "noise10", "noise10gsm", "babble10"]


def hits(program: Path, model: Path, bench: Path, calls: Path, words: list[str], condition: str, into: Path) -> Path:
    """Runs `spot` and writes the hits as the benchmark's scorer reads them: call, keyword, start, end, score."""
    keywords = into / "keywords.txt"
    keywords.write_text("\n".join(words) + "\n")
    command = [program, "spot", *sorted((calls / condition).glob("*.wav")), "--keywords", keywords]
    command += ["--dictionary", bench / "extra.dict", "--format", "tsv", "--min-score", "-8"]
    environment = {**os.environ, "EARSHOT_MODEL_DIR": str(model)}
    text = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    path = into / f"{condition}.tsv"
    with path.open("w") as out:
        for line in text.splitlines():
            fields = line.split("\t")
            if len(fields) == 6 and fields[3].replace(".", "", 1).isdigit():
                recording, _, keyword, start, end, score = fields
                print(Path(recording).stem, keyword, start, end, score, sep="\t", file=out)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--bench", type=Path, required=True, help="the folder with the benchmark's score.py")
    parser.add_argument("--calls", type=Path, default=Path.home() / ".cache/earshot/bench/kws/calls")
    parser.add_argument("--report", action="store_true")
    arguments = parser.parse_args()
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(arguments.bench))
    import score

    words = (arguments.bench / "keywords.txt").read_text().split("\n")
    words = [word.strip() for word in words if word.strip()]
    words = words[1::2] if arguments.report else words[::2]
    conditions = ALL if arguments.report else TUNING
    print("model", "condition", "MTWV", "threshold", "OTWV", "mFRR@0.1", "mFRR@1", "mFRR@5", "foreign/kw/h", sep="\t")
    for model in arguments.models:
        with tempfile.TemporaryDirectory() as folder:
            into, files = Path(folder), {}
            for condition in conditions + (["foreign"] if arguments.report else []):
                files[condition] = hits(
                    arguments.program, model, arguments.bench, arguments.calls, words, condition, into
                )
            foreign = files.pop("foreign", None)
            for name in [*conditions, "pooled"]:
                paths = list(files.values()) if name == "pooled" else [files[name]]
                found = score.metrics(*score.match(paths, words), words)
                abroad = score.fa_only(foreign, words, found["thr"], 2418 / 3600) if foreign else float("nan")
                figures = [found["MTWV"], found["thr"], found["OTWV"]] + [found[f"mFRR@{x}"] for x in ("0.1", "1", "5")]
                print(model.name, name, *(f"{x:.3f}" for x in [*figures, abroad]), sep="\t", flush=True)


if __name__ == "__main__":
    main()
