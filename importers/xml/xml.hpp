/// @file
/// XML as a stream of events: no DTD, no entities, no network, no recursion.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Reads one XML document from front to back in constant memory. An element gives `open` and `close`, also when it is
/// empty (`<a/>`); comments and processing instructions are left out.
class XmlReader {
public:
  enum class Event { open, close, text, end };

  /// `bytes` must outlive the reader. `place` names the file, and its part, in messages.
  XmlReader(std::string_view bytes, std::string_view place);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// The next event; `end` again and again behind the last. Throws Error(unreadable) with one line that names place and
  /// line: not well-formed, nested deeper than 256 elements, a DTD with declarations of its own.
  Event next();

  /// The local name of the element that opened or closed ("p" of "w:p").
  [[nodiscard]] std::string_view name() const;
  /// The namespace of that element; empty when it has none.
  [[nodiscard]] std::string_view space() const;
  /// The text of a `text` event, with white space as it stands. A long text may come in several events.
  [[nodiscard]] std::string_view text() const;
  /// The attribute of the element that opened, by local name, whatever its namespace; valid until `next`.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view local) const;
  /// Elements that enclose the event, the opened or closed one included: 1 for the root.
  [[nodiscard]] int depth() const;
  /// 1-based line of the event in `bytes`: where an element's first tag ends, where a text ends.
  [[nodiscard]] int line() const;
  /// After `open`: reads on to the `close` of that element, leaving its content out.
  void skip();

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace entente
