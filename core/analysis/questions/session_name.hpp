/// @file
/// What a session is called in a table.
#pragma once

#include <string>

#include "core/model/dataset.hpp"

namespace entente {

/// Label and title ("Panel 2: Returns"), or the one that there is; `otherwise` where there is neither.
[[nodiscard]] inline std::string session_name(const Session& session, const std::string& otherwise) {
  if (session.label && session.title) { return *session.label + ": " + *session.title; }
  return session.label ? *session.label : session.title.value_or(otherwise);
}

} // namespace entente
