// All kernels for one vector width. Included by one file for each instruction set, which defines
// KERNELS (the table's name), LANES, TILE_ROWS and TILE_PANELS; so it has no include guard.

#include <string.h>

#include "../table.h"

#include "vector.h"
#include "mathematics.h"
#include "product.h"
#include "normalisation.h"
#include "convolution.h"
#include "attention.h"
#include "spectrum.h"

const kernel_table KERNELS = {
    .multiply = multiply,
    .layer_norm = layer_norm,
    .gated_linear_unit = gated_linear_unit,
    .depthwise_silu = depthwise_silu,
    .attention_head = attention_head,
    .log_softmax = log_softmax,
    .log = log_of,
    .power = power_of,
};
