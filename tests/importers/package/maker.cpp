#include "tests/importers/package/maker.hpp"

#include <array>
#include <stdexcept>
#include <zip.h>

namespace entente::test {

std::string make_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) { throw std::runtime_error("no archive"); }
  for (const auto& [name, bytes] : parts) {
    zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) { throw std::runtime_error("no part " + name); }
  }
  if (zip_close(archive) != 0) { throw std::runtime_error("the archive cannot be written"); }
  std::string bytes;
  zip_source_open(target);
  std::array<char, 65536> buffer{};
  for (zip_int64_t got = 1; got > 0;) {
    got = zip_source_read(target, buffer.data(), buffer.size());
    if (got > 0) { bytes.append(buffer.data(), static_cast<std::size_t>(got)); }
  }
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string patched(std::string bytes, const std::string& from, const std::string& to) {
  if (from.size() != to.size()) { throw std::invalid_argument("lengths differ"); }
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size())) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

} // namespace entente::test
