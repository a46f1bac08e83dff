#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer's own mutations, for a target that has some of its own.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
