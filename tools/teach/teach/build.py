"""build.py CACHE: makes the pool from the unpacked packages under CACHE/packages (tools/teach/run fetch)."""
import argparse
import functools
import itertools
import multiprocessing
import zlib
from pathlib import Path

import numpy as np
import soundfile
import torch

from . import hama_file, pool, segments, sources, synthetic
from .corruption import Corruptor
from .features import FeatureExtractor
from .network import Network

LISTED = Path(__file__).parent.parent / "sources.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="the original's weights, asr_waveform.hama")
    parser.add_argument("--only", nargs="*", help="names of sources; without it, all")
    parser.add_argument("--changed", action="store_true", help="a second edition of each, with voices changed")
    parser.add_argument("--versions", type=int, nargs=2, metavar=("FIRST", "END"), default=(0, 0))
    parser.add_argument("--steady", action="store_true", help="those versions with steady noise alone")
    parser.add_argument("--jobs", type=int, default=1, help="processes that make versions (1)")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tensors = hama_file.read(arguments.model)
    extract, teacher = FeatureExtractor(tensors), Network(tensors).eval()
    folder = arguments.cache / "pool"
    for row in rows():
        if arguments.only is None or row[0] in arguments.only:
            add_source(arguments.cache, folder, row, teacher, extract, arguments.changed)
    for version in range(*arguments.versions):
        shards = sorted(path.parent for path in folder.glob("*/index.json"))
        work = [(arguments.cache, shard, version, arguments.model, arguments.steady) for shard in shards]
        if arguments.jobs == 1:
            for task in work:
                make_version(task)
        else:
            with multiprocessing.Pool(arguments.jobs) as workers:
                for _ in workers.imap_unordered(make_version, work):
                    pass
        print(f"version {version}: {len(shards)} shards", flush=True)


def make_version(task: tuple[Path, Path, int, Path, bool]) -> None:
    """One version of one shard; what it needs besides is read once a process."""
    cache, shard, version, model, steady = task
    corrupt, extract = _tools(cache, model, version, steady)
    pool.add_version(shard, version, corrupt, extract, seed=20_240_611)


@functools.lru_cache(maxsize=1)
def _tools(cache: Path, model: Path, _version: int, steady: bool) -> tuple[Corruptor, FeatureExtractor]:
    return Corruptor(talkers(cache / "pool"), music(cache), steady), FeatureExtractor(hama_file.read(model))


def rows() -> list[list[str]]:
    """What sources.tsv lists: name, package, kind, licence, reader, argument."""
    lines = LISTED.read_text().splitlines()
    return [(line + "\t").split("\t")[:6] for line in lines if line and not line.startswith("#")]


def add_source(
    cache: Path, folder: Path, row: list[str], teacher: Network, extract: FeatureExtractor, changed: bool
) -> None:
    """Writes a source's shards, unless they are there."""
    name, package, kind, _, reader, argument = row
    name = f"{name}-changed" if changed else name
    if kind == "music" or any(folder.glob(f"{name}-[0-9]*/index.json")):
        return
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    if reader == "noise":
        joined = synthetic.noise_alone(int(argument))
    else:
        if reader == "voices":
            utterances = synthetic.voices(int(argument))
        else:
            utterances = sources.read(package, reader, cache / "packages" / package, argument)
        # Joined by the thousand, so that a source of hours need not lie in memory at once.
        batches = iter(lambda: list(itertools.islice(utterances, 1000)), [])
        joined = itertools.chain.from_iterable(segments.joined(batch, rng, changed) for batch in batches)
    count = pool.write_shards(folder / name, kind, joined, teacher, extract)
    print(f"{name}: {count} shards", flush=True)


def talkers(folder: Path) -> list[np.ndarray]:
    """Streams of speech for babble: one from every shard but those of noise."""
    paths = sorted(folder.glob("*/narrow.npy"))
    return [np.load(path, mmap_mode="r") for path in paths if not path.parent.name.startswith("noise")]


def music(cache: Path) -> list[np.ndarray]:
    """Music on hold, 8 kHz, 16 bit; none where its package is not there."""
    found = []
    for _, package, kind, _, _, argument in rows():
        if kind == "music":
            paths = sorted((cache / "packages" / package).glob(argument))
            found += [soundfile.read(path, dtype="int16")[0] for path in paths]
    return found


if __name__ == "__main__":
    main()
