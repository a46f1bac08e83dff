"""export.py CHECKPOINT FOLDER: a model folder for the program (EARSHOT_MODEL_DIR), with the student's weights.

`--mix 0.5` takes half of the way from the original's weights to the student's: what was taught on few voices is
partly given back where the original knew more of them.
"""
import argparse
import shutil
from pathlib import Path

import numpy as np
import torch

from . import hama_file

WEIGHTS = "asr_waveform.hama"


def taught_weights(checkpoint: Path, original: dict[str, np.ndarray], state: str, mix: float) -> dict[str, np.ndarray]:
    """The student's tensors by their names in the file, mixed with the original's."""
    values = torch.load(checkpoint, map_location="cpu")[state]
    names = {name.replace(".", "_").replace("::", "_"): name for name in original}
    return {
        names[key]: (1 - mix) * original[names[key]] + mix * value.float().numpy() for key, value in values.items()
    }


def export(checkpoint: Path, model: Path, folder: Path, state: str, mix: float, soften: float = 1) -> None:
    """Writes the folder: the original's files, and the weights anew; logits are divided by `soften`."""
    original = {t.name: t.values.astype("f4") for t in hama_file.read(model / WEIGHTS)}
    folder.mkdir(parents=True, exist_ok=True)
    for file in model.iterdir():
        if file.name not in (WEIGHTS, "SHA256SUMS"):
            shutil.copy2(file, folder / file.name)
    weights = taught_weights(checkpoint, original, state, mix)
    for name in ("weight", "bias"):
        weights[f"acoustic_model.model.proj.{name}"] /= soften
    hama_file.rewrite(model / WEIGHTS, weights, folder / WEIGHTS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="a step-*.pt, or a run's folder for its newest")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="the original's model folder")
    parser.add_argument("--state", choices=["average", "student"], default="average")
    parser.add_argument("--mix", type=float, default=1.0, help="share of the student's weights, 0 to 1 (1)")
    parser.add_argument("--soften", type=float, default=1.0, help="divide the logits by this (1)")
    arguments = parser.parse_args()
    checkpoint = arguments.checkpoint
    if checkpoint.is_dir():
        checkpoint = sorted(checkpoint.glob("step-*.pt"))[-1]
    export(checkpoint, arguments.model, arguments.folder, arguments.state, arguments.mix, arguments.soften)
    print(f"{arguments.folder}: {checkpoint.name}, {arguments.state}, mix {arguments.mix}")


if __name__ == "__main__":
    main()
