// The smallest program on the engine: consumer SNAPSHOT BRAND prints the ids of all creators, best first.
#include <iostream>

#include "engine/engine.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto engine = vouch::Engine::open(argv[1]);
  if (!engine) return 1;
  const auto ranking = engine->rank({.brand = argv[2], .k = 0});
  if (!ranking) return 1;
  for (const auto& entry : ranking->entries) std::cout << entry.creator_id << '\n';
  return 0;
}
