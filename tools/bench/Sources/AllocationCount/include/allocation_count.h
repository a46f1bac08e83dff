#pragma once
#include <stdint.h>

/// How often memory was asked for in this process since it began, by whatever thread.
uint64_t allocation_count(void);
