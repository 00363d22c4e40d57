#include "importers/agenda/course.hpp"

namespace entente::agenda {

void Course::begin_session(std::size_t session, std::size_t line) {
  session_ = session;
  title_line_ = line;
  filled_ = false;
  pending_.reset();
}

void Course::begin_day() {
  session_.reset();
  title_line_.reset();
}

} // namespace entente::agenda
