import unittest

import numpy as np
import torch

from teach import hama_file
from teach.network import BLOCKS, DEPTHWISE, HEADS, MATRICES, STEM, WIDTH, Network
from teach.train import divergence


def random_tensors(seed: int = 1) -> list[hama_file.Tensor]:
    """Weights of the network's shape."""
    rng = np.random.default_rng(seed)
    shapes = {f"onnx::Conv_{STEM[0]}": (WIDTH, 80, 3), f"onnx::Conv_{STEM[1]}": (WIDTH,)}
    shapes |= {"acoustic_model.model.proj.weight": (191, WIDTH, 1), "acoustic_model.model.proj.bias": (191,)}
    for block in range(BLOCKS):
        sizes = [(WIDTH, 576), (576, WIDTH), (WIDTH, 432), (WIDTH, WIDTH), (WIDTH, 576), (576, WIDTH)]
        shapes |= {f"onnx::MatMul_{number}": size for number, size in zip(MATRICES[block], sizes)}
        shapes |= {f"onnx::Conv_{DEPTHWISE[block][0]}": (WIDTH, 1, 31), f"onnx::Conv_{DEPTHWISE[block][1]}": (WIDTH,)}
        own = {"attn.in_proj_bias": (432,), "attn.out_proj.bias": (WIDTH,)}
        own |= {"conv.pointwise1.weight": (288, WIDTH, 1), "conv.pointwise1.bias": (288,)}
        own |= {"conv.pointwise2.weight": (WIDTH, WIDTH, 1), "conv.pointwise2.bias": (WIDTH,)}
        for name in ("ffn1", "ffn2"):
            own |= {f"{name}.fc1.bias": (576,), f"{name}.fc2.bias": (WIDTH,)}
        for name in ("ffn1.norm", "ffn2.norm", "attn_norm", "conv.norm", "norm"):
            own |= {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}
        shapes |= {f"acoustic_model.model.blocks.{block}.{name}": size for name, size in own.items()}
    return [hama_file.Tensor(name, 1, 0.1 * rng.standard_normal(size)) for name, size in shapes.items()]


class TheNetwork(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.network = Network(random_tensors())

    def test_it_gives_half_as_many_frames(self):
        for frames in (1, 2, 61, 200):
            logits = self.network(torch.randn(2, frames, 80))
            self.assertEqual(tuple(logits.shape), (2, (frames + 1) // 2, 191))

    def test_every_tensor_is_used_and_taught(self):
        self.network(torch.randn(1, 80, 80)).square().mean().backward()
        for name, parameter in self.network.named_parameters():
            self.assertIsNotNone(parameter.grad, name)

    def test_the_weights_go_back_under_the_names_they_came_with(self):
        tensors = random_tensors()
        weights = self.network.weights()
        self.assertEqual(set(weights), {tensor.name for tensor in tensors})
        for tensor in tensors:
            np.testing.assert_array_equal(weights[tensor.name], tensor.values.astype("f4"))

    def test_attention_written_out_is_the_fused_attention(self):
        x, into, out = torch.randn(2, 50, WIDTH), torch.randn(WIDTH, 3 * WIDTH) / 12, torch.randn(WIDTH, WIDTH) / 12
        bias = [torch.zeros(3 * WIDTH), torch.zeros(WIDTH)]
        fused = Network._attention(x, into, bias[0], out, bias[1])
        half = [t.bfloat16() for t in (x, into, bias[0], out, bias[1])]
        written = Network._attention(*half).float()
        self.assertEqual(HEADS * 36, WIDTH)
        self.assertLess((fused - written).abs().max() / fused.abs().max(), 0.03)


class TheLoss(unittest.TestCase):
    def test_the_teachers_own_answer_costs_nothing(self):
        answer = torch.randn(2, 30, 191).log_softmax(-1)
        self.assertAlmostEqual(float(divergence(answer, answer, 1.0)), 0, places=5)
        self.assertGreater(float(divergence(answer, answer, 1.5)), 0.01)

    def test_a_frame_with_a_phone_counts_five_times(self):
        target = torch.full((1, 2, 191), -20.0)
        target[0, 0, 190] = 0.0
        target[0, 1, 3] = 0.0
        target = target.log_softmax(-1)
        wrong_in_pause, wrong_in_phone = target.clone(), target.clone()
        wrong_in_pause[0, 0] = target[0, 1]
        wrong_in_phone[0, 1] = target[0, 0]
        ratio = divergence(wrong_in_phone, target, 1.0) / divergence(wrong_in_pause, target, 1.0)
        self.assertAlmostEqual(float(ratio), 5, places=3)


if __name__ == "__main__":
    unittest.main()
