/// @file
/// What several sections of the report ask for, made once.
#pragma once

#include <map>
#include <mutex>
#include <optional>

namespace entente {

/// Values by key, each made when it is first asked for. Any thread may ask; those who ask for what another is making wait
/// for it. A maker that throws leaves nothing, so that the next one asked tries again.
/// @pre No maker asks, through others, for its own key.
template <class Key, class Value> class Memo {
public:
  template <class Make> const Value& get(const Key& key, const Make& make) {
    Place& place = place_of(key);
    const std::lock_guard own(place.lock);
    if (!place.value) { place.value.emplace(make()); }
    return *place.value;
  }

private:
  struct Place {
    std::mutex lock;
    std::optional<Value> value;
  };
  Place& place_of(const Key& key) {
    const std::lock_guard all(lock_);
    return places_[key]; // places of a map stay where they are
  }

  std::mutex lock_;
  std::map<Key, Place> places_;
};

} // namespace entente
