// All kernels for one vector width. Included by one file for each instruction set, which defines
// KERNELS (the table's name), LANES, TILE_ROWS, TILE_PANELS, WHOLE_TILE_ROWS and, where it has something
// better than whole.h, ADD_TWO and ADD_FOUR; so it has no include guard.

#include <string.h>

#include "../table.h"

#include "vector.h"
#include "mathematics.h"
#include "product.h"
#include "rounding.h"
#include "whole.h"
#include "normalisation.h"
#include "convolution.h"
#include "attention.h"
#include "whole_attention.h"
#include "spectrum.h"

const kernel_table KERNELS = {
    .multiply = multiply,
    .multiply_words = multiply_words,
    .layer_norm = layer_norm,
    .gated_linear_unit = gated_linear_unit,
    .depthwise_silu = depthwise_silu,
    .attention_head = attention_head,
    .whole_attention_head = whole_attention_head,
    .log_softmax = log_softmax,
    .log = log_of,
    .power = power_of,
};
