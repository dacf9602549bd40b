// A brief as JSON text becomes the engine's Brief, strictly: an unknown field is refused at every level with the name that
// was meant, a wrong type or range with a JSON Pointer to the field, a key that stands twice as well. null is the same as
// leaving the field out. A field that this build cannot serve is refused with not_available, unless its value is neutral.
// What fields mean together (goal and profile, names of profiles, bounds in order) the engine judges. One reader for the
// command line, REST and Python.
#pragma once

#include <string_view>

#include "engine/core/result.h"
#include "engine/engine.h"

namespace vouch::contract {

struct BriefOptions {
  bool brand_required = true;  // false: a brief without `brand` gets an empty id, for callers that name the brand elsewhere
};

/// Reads a brief. Fails with
///   invalid_argument, empty pointer:  the text is no JSON object (see is_syntax_error),
///   invalid_argument, with pointer:   the field that it points to is unknown, of the wrong type or out of range,
///   not_available, with pointer:      the field is known but not served by this build.
[[nodiscard]] core::Result<ranking::Brief> brief_from_json(std::string_view json, const BriefOptions& options = {});

/// The same with the terms of its plan. Fails as brief_from_json does.
[[nodiscard]] core::Result<planning::PlanRequest> plan_request_from_json(std::string_view json, const BriefOptions& options = {});

/// {"briefs": [{"brief": {…}, "name", "group"}, …], "depth"}. Fails as brief_from_json does, pointers within /briefs/N/brief.
[[nodiscard]] core::Result<planning::AssignRequest> assign_request_from_json(std::string_view json);

/// Of an error of brief_from_json: true where the text itself is broken, false where one of its fields is wrong.
[[nodiscard]] bool is_syntax_error(const core::Error& error);

/// The goal of that name (new_people, deepen, launch). Fails with invalid_argument, "/goal".
[[nodiscard]] core::Result<ranking::Goal> goal_named(std::string_view name);
/// score or lower. Fails with invalid_argument, "/rank_by".
[[nodiscard]] core::Result<ranking::RankBy> rank_by_named(std::string_view name);
/// auto, exact or sampled. Fails with invalid_argument, "/precision".
[[nodiscard]] core::Result<ranking::Precision> precision_named(std::string_view name);
/// "2026-01-31", a time of that day or Unix seconds. Fails with invalid_argument, "/as_of".
[[nodiscard]] core::Result<std::int64_t> as_of_from(std::string_view text);

inline constexpr double kMaxWeight = 1'000'000.0;

}  // namespace vouch::contract
