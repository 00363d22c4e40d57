/// @file
/// Made-up programmes for the tests of the base, and a resolver that joins by equal names alone.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/model/document.hpp"
#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/store/base.hpp"

namespace sample {

struct Agenda {
  entente::Document document;
  entente::Programme programme;
};

/// Agenda number `n`: one event of the "Dialogue" process, three sessions, `people` entries (each with a body and every
/// third with a state), two themes, a partnership, a review item and 120 printed lines. Everything follows from `n`.
[[nodiscard]] Agenda agenda(int n, int people = 6);
/// Joins people, bodies and processes whose names are equal.
[[nodiscard]] entente::Resolution resolve(const entente::Programme& programme, const entente::KnownEntities& known);
/// Reads, resolves, writes and commits one agenda.
entente::ImportCounts import(entente::Base& base, const Agenda& agenda,
                             entente::ImportSize size = entente::ImportSize::usual);

/// A folder that is gone with its content at the end of the test.
class Folder {
public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  [[nodiscard]] std::filesystem::path file(std::string_view name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

} // namespace sample
