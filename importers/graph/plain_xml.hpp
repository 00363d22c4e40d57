/// @file
/// Plain XML as a stream of events, for networks of many megabytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/wording.hpp"
#include "importers/xml/xml.hpp"

namespace entente::graph {

/// Reads XML as XmlReader does and several times faster, without copying it: what is UTF-8 and has no document type.
/// White space alone between two tags is no event. That text is UTF-8 is left to the caller to check.
class PlainXml {
public:
  using Event = XmlReader::Event;

  /// False for another encoding or a document type, which XmlReader reads or refuses.
  [[nodiscard]] static bool reads(std::string_view bytes);

  /// `bytes` must outlive the reader. `place` names the file in messages. Precondition: reads(bytes).
  PlainXml(std::string_view bytes, std::string_view place);

  /// As XmlReader::next, with the same limit on depth and the same kind of error.
  Event next();

  [[nodiscard]] std::string_view name() const { return name_; }
  /// Valid until `next`.
  [[nodiscard]] std::string_view text() const { return text_; }
  /// By local name; valid until the next call of `attribute` or `next`.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local);
  [[nodiscard]] int depth() const { return depth_; }
  /// 1-based; the lines since it was last asked for are counted then.
  [[nodiscard]] int line();

private:
  struct Attribute {
    std::string_view name;
    std::string_view value; ///< as it stands
    bool plain = true;      ///< no reference and no white space but blanks
  };

  [[nodiscard]] bool starts(std::string_view what) const;
  void skip_space();
  void skip_past(std::string_view what, const Wording& missing);
  std::string_view name_here();
  Event open();
  Event close();
  void close_element();
  Event end();
  bool text_before_tag();
  void attribute_here();
  [[noreturn]] void refuse(const Wording& what);

  const char* place_;
  const char* end_;
  const char* counted_; ///< up to here lines are counted
  int line_ = 1;
  std::string_view file_;
  std::string_view name_;
  std::string_view text_;
  std::string decoded_text_;
  std::string decoded_attribute_;
  std::vector<Attribute> attributes_;
  std::vector<std::string_view> open_; ///< names as they stand, outermost first
  int depth_ = 0;
  bool empty_ = false;  ///< the element that opened has no content
  bool closed_ = false; ///< the last event was a `close`
  bool root_ = false;   ///< the root has opened
};

} // namespace entente::graph
