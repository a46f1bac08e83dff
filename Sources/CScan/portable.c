// Vectors of 8 in whatever registers every processor has, and the choice between the versions.

#include "body.h"

int32_t cs_follow_block_portably(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks) {
  return follow(pronunciation, entry, blocks, paths, least, peaks);
}

#if defined(__x86_64__)
int32_t cs_follow_block_avx2(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks);
#endif

bool cs_has_fast_version(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
#else
  return false;
#endif
}

int32_t cs_follow_block(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks) {
#if defined(__x86_64__)
  if (cs_has_fast_version())
    return cs_follow_block_avx2(pronunciation, entry, blocks, paths, least, peaks);
#endif
  return cs_follow_block_portably(pronunciation, entry, blocks, paths, least, peaks);
}
