"""The acoustic network in PyTorch, with the parameters named as in its file, so that one maps to the other."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from . import hama_file

BLOCKS = 4
HEADS = 4
WIDTH = 144
HEAD_SCALE = (WIDTH // HEADS) ** -0.5
MATRICES = [
    (829, 830, 831, 835, 836, 837),
    (838, 839, 840, 844, 845, 846),
    (847, 848, 849, 853, 854, 855),
    (856, 857, 858, 862, 863, 864),
]
DEPTHWISE = [(804, 805), (807, 808), (810, 811), (813, 814)]
STEM = (801, 802)
BLANK = 190


class Network(nn.Module):
    """Log-mel features [batch, frames, 80] in, class logits [batch, frames / 2, 191] out.

    Every parameter is kept in the shape that the file has; `name_in_file` finds its name there.
    """

    def __init__(self, tensors: list[hama_file.Tensor]):
        super().__init__()
        self.name_in_file: dict[str, str] = {}
        for tensor in tensors:
            if tensor.name.startswith("stft_") or tensor.name == "mel_fb":
                continue
            key = tensor.name.replace(".", "_").replace("::", "_")
            self.register_parameter(key, nn.Parameter(torch.from_numpy(tensor.values.astype("f4").copy())))
            self.name_in_file[key] = tensor.name

    def weights(self) -> dict[str, np.ndarray]:
        """The parameters by their names in the file."""
        return {self.name_in_file[key]: value.detach().float().cpu().numpy() for key, value in self.named_parameters()}

    def _matrix(self, number: int) -> torch.Tensor:
        return getattr(self, f"onnx_MatMul_{number}")

    def _conv(self, number: int) -> torch.Tensor:
        return getattr(self, f"onnx_Conv_{number}")

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        x = features.transpose(1, 2)
        x = F.gelu(F.conv1d(x, self._conv(STEM[0]), self._conv(STEM[1]), stride=2, padding=1)).transpose(1, 2)
        for index in range(BLOCKS):
            x = self._block(index, x)
        p = "acoustic_model_model_proj"
        return F.linear(x, getattr(self, f"{p}_weight")[:, :, 0], getattr(self, f"{p}_bias"))

    def _block(self, index: int, x: torch.Tensor) -> torch.Tensor:
        def get(name: str) -> torch.Tensor:
            return getattr(self, f"acoustic_model_model_blocks_{index}_{name}")

        def norm(name: str, x: torch.Tensor) -> torch.Tensor:
            return F.layer_norm(x, (WIDTH,), get(f"{name}_weight"), get(f"{name}_bias"), 1e-5)

        m = [self._matrix(number) for number in MATRICES[index]]

        def feed_forward(name: str, x: torch.Tensor, into: torch.Tensor, out: torch.Tensor) -> torch.Tensor:
            h = F.silu(F.linear(norm(f"{name}_norm", x), into.T, get(f"{name}_fc1_bias")))
            return F.linear(h, out.T, get(f"{name}_fc2_bias"))

        x = x + 0.5 * feed_forward("ffn1", x, m[0], m[1])
        x = x + self._attention(norm("attn_norm", x), m[2], get("attn_in_proj_bias"), m[3], get("attn_out_proj_bias"))
        x = x + self._convolution(index, norm("conv_norm", x), get)
        x = x + 0.5 * feed_forward("ffn2", x, m[4], m[5])
        return norm("norm", x)

    @staticmethod
    def _attention(x, into, into_bias, out, out_bias):
        batch, frames, _ = x.shape
        q, k, v = F.linear(x, into.T, into_bias).view(batch, frames, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if x.device.type == "cpu" and q.dtype == torch.bfloat16 and frames <= 700:
            # Twice as fast there as PyTorch's fused attention, which is not made for heads of 36.
            with torch.autocast("cpu", enabled=False):
                h = torch.softmax(q * HEAD_SCALE @ k.transpose(-1, -2), -1) @ v
        else:
            h = F.scaled_dot_product_attention(q, k, v)
        return F.linear(h.transpose(1, 2).reshape(batch, frames, WIDTH), out.T, out_bias)

    def _convolution(self, index, x, get):
        h = F.glu(F.linear(x, get("conv_pointwise1_weight")[:, :, 0], get("conv_pointwise1_bias")))
        kernel, bias = (self._conv(number) for number in DEPTHWISE[index])
        h = F.conv1d(h.transpose(1, 2), kernel, bias, padding=15, groups=WIDTH).transpose(1, 2)
        return F.linear(F.silu(h), get("conv_pointwise2_weight")[:, :, 0], get("conv_pointwise2_bias"))
