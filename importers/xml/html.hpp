/// @file
/// HTML as a stream of events, mended as browsers mend it.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace entente {

using HtmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;

/// Receives the events of one page. What its functions throw ends the reading and is thrown on.
class HtmlHandler {
public:
  virtual ~HtmlHandler() = default;
  /// Names of elements and attributes in lower case. Views are valid during the call.
  virtual void open(std::string_view name, const HtmlAttributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  /// Text with its references resolved; a long one comes in several calls.
  virtual void text(std::string_view text) = 0;
};

/// Reads a page in UTF-8, whatever encoding it declares. Elements always close. `place` names the file in messages.
/// Throws Error(unreadable): nested deeper than 512 elements, an element with more than 10,000 attributes. O(n) for pages
/// nested less deep than that.
void read_html(std::string_view utf8, std::string_view place, HtmlHandler& handler);

} // namespace entente
