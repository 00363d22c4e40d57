/// @file
/// A list that is copied in constant time: copies are one list until one of them is changed.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace entente {

/// Serves as a std::vector does. A list that others share is copied, in O(n), by the first call that could change it: any
/// of the functions that aren't const. Different copies may be used by different threads.
template <class Value> class SharedList {
public:
  using value_type = Value;
  using iterator = typename std::vector<Value>::iterator;
  using const_iterator = typename std::vector<Value>::const_iterator;

  SharedList() = default;
  SharedList(std::vector<Value> values) { // NOLINT(google-explicit-constructor): a vector is such a list
    if (!values.empty()) { held_ = std::make_shared<std::vector<Value>>(std::move(values)); }
  }
  SharedList(std::initializer_list<Value> values) : SharedList(std::vector<Value>(values)) {}

  [[nodiscard]] std::size_t size() const { return held_ ? held_->size() : 0; }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const_iterator begin() const { return values().begin(); }
  [[nodiscard]] const_iterator end() const { return values().end(); }
  [[nodiscard]] const Value& operator[](std::size_t index) const { return (*held_)[index]; }
  [[nodiscard]] const Value& at(std::size_t index) const { return values().at(index); }
  [[nodiscard]] const Value& front() const { return held_->front(); }
  [[nodiscard]] const Value& back() const { return held_->back(); }
  /// The same for copies that nobody changed; null for an empty list that never held anything.
  [[nodiscard]] const void* identity() const { return held_.get(); }
  operator const std::vector<Value>&() const { return values(); } // NOLINT(google-explicit-constructor): likewise

  [[nodiscard]] iterator begin() { return own().begin(); }
  [[nodiscard]] iterator end() { return own().end(); }
  [[nodiscard]] Value& operator[](std::size_t index) { return own()[index]; }
  [[nodiscard]] Value& at(std::size_t index) { return own().at(index); }
  [[nodiscard]] Value& front() { return own().front(); }
  [[nodiscard]] Value& back() { return own().back(); }
  void push_back(Value value) { own().push_back(std::move(value)); }
  Value& emplace_back() { return own().emplace_back(); }
  void insert(const_iterator before, Value value) {
    const auto place = before - std::as_const(*this).begin();
    own().insert(held_->begin() + place, std::move(value));
  }
  void resize(std::size_t size) { own().resize(size); }
  void clear() { held_.reset(); }

private:
  [[nodiscard]] const std::vector<Value>& values() const {
    static const std::vector<Value> none;
    return held_ ? *held_ : none;
  }
  [[nodiscard]] std::vector<Value>& own() {
    if (!held_) {
      held_ = std::make_shared<std::vector<Value>>();
    } else if (held_.use_count() > 1) {
      held_ = std::make_shared<std::vector<Value>>(*held_);
    }
    return *held_;
  }

  std::shared_ptr<std::vector<Value>> held_;
};

} // namespace entente
