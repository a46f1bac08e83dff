"""train.py CACHE: teaches the network on the pool under CACHE/pool, and goes on from the newest checkpoint.

Loss: the divergence, frame by frame, of what the student makes of a corrupted copy from what the original makes of the
clean one (sharpened). No transcript is used. Stops at --until or --steps or when it is told to (SIGTERM), after saving a
checkpoint; SIGUSR1 has it save one and go on.
"""
import argparse
import datetime
import json
import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import hama_file
from .network import BLANK, Network

CROP_SECONDS = (3.0, 20.0)
KIND_SHARES = {"english": 0.72, "foreign": 0.13, "synthetic": 0.12, "noise": 0.03}


class Pool:
    """Crops of the pool's segments, drawn at random; new shards and versions are seen at the next `refresh`."""

    def __init__(self, folder: Path, shares: dict[str, float], seconds: float, seed: int, held_out: set[str]):
        self.folder, self.shares, self.seconds, self.held_out = folder, shares, seconds, held_out
        self.rng = np.random.default_rng(seed)
        self.shards: list[dict] = []
        self.refresh()

    def refresh(self) -> None:
        """Looks for what has come since."""
        self.shards = []
        for index in sorted(self.folder.glob("*/index.json")):
            versions = sorted(index.parent.glob("features-*.npy"))
            if not versions or index.parent.name in self.held_out:
                continue
            shard = json.loads(index.read_text())
            shard["ends"] = np.cumsum(shard["frames"])
            shard["target"] = np.load(index.parent / "target.npy", mmap_mode="r")
            shard["versions"] = [np.load(p, mmap_mode="r") for p in versions if "wide" not in p.name]
            shard["wide"] = [np.load(p, mmap_mode="r") for p in versions if "wide" in p.name]
            shard["source"] = index.parent.name.rsplit("-", 1)[0]
            if shard["versions"]:
                self.shards.append(shard)
        hours: dict[str, float] = {}
        for shard in self.shards:
            hours[shard["source"]] = hours.get(shard["source"], 0) + shard["ends"][-1] / 180_000
        # A source of many hours is drawn more often, but less than in proportion: variety of speakers counts.
        raw = np.array([s["ends"][-1] / 180_000 * hours[s["source"]] ** -0.3 for s in self.shards])
        kinds = np.array([s["kind"] for s in self.shards])
        self.chances = np.zeros(len(raw))
        for kind, share in self.shares.items():
            if (kinds == kind).any():
                self.chances[kinds == kind] = share * raw[kinds == kind] / raw[kinds == kind].sum()
        self.chances /= self.chances.sum()
        self.hours = hours

    def batch(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Features [crops, 2 n, 80] and targets [crops, n, 191], half precision; all crops are of one length."""
        low, high = np.log(CROP_SECONDS)
        seconds = float(np.exp(self.rng.uniform(low, high)))
        count = max(4, round(self.seconds / seconds))
        frames = int(min(self.seconds / count, CROP_SECONDS[1]) * 50)
        crops = [self._crop(frames) for _ in range(count)]
        return tuple(torch.from_numpy(np.stack(part)) for part in zip(*crops))

    def batches(self, ahead: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """Batches without end; with `ahead`, threads keep that many ready, so that an accelerator need not wait."""
        if not ahead:
            while True:
                yield self.batch()
        with ThreadPoolExecutor(min(ahead, 8)) as readers:
            ready = deque(readers.submit(self.batch) for _ in range(ahead))
            while True:
                ready.append(readers.submit(self.batch))
                yield ready.popleft().result()

    def _crop(self, frames: int) -> tuple[np.ndarray, np.ndarray]:
        while True:
            shard = self.shards[self.rng.choice(len(self.shards), p=self.chances)]
            segment = int(self.rng.integers(len(shard["frames"])))
            spare = shard["frames"][segment] - frames
            if spare < 0:
                continue
            start = int(shard["ends"][segment] - shard["frames"][segment] + self.rng.integers(spare + 1))
            target = shard["target"][start : start + frames]
            spoken = (target[:, BLANK] < np.log(0.5)).mean()
            if shard["kind"] != "noise" and spoken < 0.1:
                continue
            source = shard["versions"][self.rng.integers(len(shard["versions"]))]
            if shard["wide"] and self.rng.random() < 0.06:
                source = shard["wide"][0]
            return source[2 * start : 2 * (start + frames)], target


def divergence(logits: torch.Tensor, target: torch.Tensor, sharpness: float) -> torch.Tensor:
    """Mean divergence of a frame; a frame where the teacher hears a phone counts five times."""
    wanted = torch.log_softmax(target * sharpness, -1)
    weight = torch.where(target[..., BLANK] < np.log(0.9), 5.0, 1.0)
    frames = F.kl_div(logits.float().log_softmax(-1), wanted, reduction="none", log_target=True).sum(-1)
    return (frames * weight).sum() / weight.sum()


class Training:
    def __init__(self, model: Path, arguments: argparse.Namespace):
        self.arguments = arguments
        self.device = torch.device(arguments.device)
        tensors = hama_file.read(model)
        self.student = Network(tensors).to(self.device)
        self.original = [p.detach().clone() for p in self.student.parameters()]
        self.average = [p.detach().clone() for p in self.student.parameters()]
        self.optimiser = torch.optim.AdamW(
            self.student.parameters(), lr=arguments.rate, betas=(0.9, 0.98), weight_decay=0.0,
            fused=self.device.type == "cuda" or None,
        )
        self.step = 0
        self.folder = arguments.cache / arguments.name
        self.folder.mkdir(parents=True, exist_ok=True)

    def rate(self) -> float:
        """Warm-up, then constant, then straight down to a twentieth over the last --decay steps."""
        a = self.arguments
        factor = min(1.0, (self.step + 1) / a.warmup)
        if a.steps and a.decay:
            factor = min(factor, max(0.05, (a.steps - self.step) / a.decay))
        return a.rate * factor

    def learn(self, features: torch.Tensor, target: torch.Tensor) -> float:
        """One step; gives the loss."""
        a, rate = self.arguments, self.rate()
        features, target = features.to(self.device).float(), target.to(self.device).float()
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.student(features)
        loss = divergence(logits, target, a.sharpness)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        parameters = list(self.student.parameters())
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        with torch.no_grad():
            torch._foreach_lerp_(parameters, self.original, rate * a.pull)
            torch._foreach_lerp_(self.average, parameters, 1 - min(a.average, (self.step + 1) / (self.step + 10)))
        self.step += 1
        return float(loss.detach())

    def save(self) -> Path:
        """Everything needed to go on, under the step's name."""
        path = self.folder / f"step-{self.step:06}.pt"
        names = [name for name, _ in self.student.named_parameters()]
        state = {
            "step": self.step,
            "student": self.student.state_dict(),
            "average": dict(zip(names, self.average)),
            "optimiser": self.optimiser.state_dict(),
            "arguments": {k: str(v) for k, v in vars(self.arguments).items()},
        }
        torch.save(state, path.with_suffix(".partial"))
        os.replace(path.with_suffix(".partial"), path)
        return path

    def resume(self) -> None:
        """Goes on from the run's newest checkpoint; a run that has none yet begins from --begin, if that is given."""
        found = sorted(self.folder.glob("step-*.pt"))
        begin = None if found else self.arguments.begin
        if not found and begin is None:
            return
        path = found[-1] if found else begin
        state = torch.load(path, map_location=self.device)
        if begin:
            mix = self.arguments.begin_mix
            names = [name for name, _ in self.student.named_parameters()]
            mixed = {n: torch.lerp(o, state["average"][n], mix) for n, o in zip(names, self.original)}
            state["student"], state["average"] = mixed, {n: value.clone() for n, value in mixed.items()}
        self.student.load_state_dict(state["student"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = [state["average"][name] for name, _ in self.student.named_parameters()]
        self.step = state["step"]
        print(f"goes on from {path.name}", flush=True)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="the original's weights, asr_waveform.hama")
    parser.add_argument("--name", default="runs/first", help="folder of the checkpoints, under CACHE")
    parser.add_argument("--begin", type=Path, help="another run's checkpoint, for a run that has none yet")
    parser.add_argument("--begin-mix", type=float, default=1.0, help="share of its weights; the rest is the original's")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=80, help="of speech in a batch")
    parser.add_argument("--ahead", type=int, default=0, help="batches kept ready by threads (0; 16 beside a GPU)")
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--warmup", type=int, default=150)
    parser.add_argument("--steps", type=int, default=0, help="the last step; 0: until told to stop")
    parser.add_argument("--decay", type=int, default=0, help="steps at the end over which the rate falls")
    parser.add_argument("--until", help="clock time HH:MM (UTC) at which to stop")
    parser.add_argument("--pull", type=float, default=0.2, help="pull towards the original's weights, times the rate")
    parser.add_argument("--sharpness", type=float, default=1.25, help="factor on the teacher's log probabilities")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running average of the weights")
    parser.add_argument("--save-minutes", type=float, default=10)
    parser.add_argument("--held-out", nargs="*", default=["codec2-000", "pocketsphinx-000", "fillets-000"])
    return parser.parse_args()


def main() -> None:
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    training = Training(arguments.model, arguments)
    training.resume()
    held_out = set(arguments.held_out)
    pool = Pool(arguments.cache / "pool", KIND_SHARES, arguments.seconds, seed=training.step + 1, held_out=held_out)
    batches = pool.batches(arguments.ahead)
    told: list[int] = []
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    signal.signal(signal.SIGUSR1, lambda number, _: asked.append(number))
    saved, refreshed, losses = time.time(), time.time(), []
    while not (told or _is_over(arguments, training.step)):
        losses.append(training.learn(*next(batches)))
        if training.step % 50 == 0:
            now = datetime.datetime.now(datetime.UTC).strftime("%H:%M:%S")
            print(f"{now} step {training.step} loss {np.mean(losses):.4f} cpu {time.process_time():.0f}", flush=True)
            losses = []
        if time.time() - refreshed > 120:
            pool.refresh()
            refreshed = time.time()
        if asked or time.time() - saved > 60 * arguments.save_minutes:
            training.save()
            saved = time.time()
            asked.clear()
    print(f"stopped: {training.save()}", flush=True)


def _is_over(arguments: argparse.Namespace, step: int) -> bool:
    if arguments.steps and step >= arguments.steps:
        return True
    return bool(arguments.until) and datetime.datetime.now(datetime.UTC).strftime("%H:%M") >= arguments.until


if __name__ == "__main__":
    main()
