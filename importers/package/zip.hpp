/// @file
/// ZIP packages (DOCX, ODT, XLSX, ODS …) read in memory. Nothing is ever written to a disk.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How much a package may hold. All sizes are real unpacked bytes, counted while unpacking, not what the package claims.
struct ZipLimits {
  std::size_t parts = 20'000;
  std::size_t part_size = std::size_t{192} << 20U;  ///< of one part
  std::size_t total_size = std::size_t{384} << 20U; ///< of all parts that are read
  std::size_t ratio = 400;                          ///< unpacked to packed, of parts beyond `ratio_from`
  std::size_t ratio_from = std::size_t{8} << 20U;
};

/// True when the bytes begin as a ZIP archive does.
[[nodiscard]] bool is_zip(std::string_view bytes);

/// The named parts of a ZIP archive that stays in memory; each part is unpacked when it is asked for.
class ZipPackage {
public:
  /// `bytes` must outlive the package. `name` is the file's, for messages. Throws Error(unreadable) with one line naming
  /// the file: not an archive, damaged, too many parts, two parts of one name. O(number of parts).
  ZipPackage(std::string_view name, std::string_view bytes, const ZipLimits& limits = {});
  ~ZipPackage();
  ZipPackage(ZipPackage&&) noexcept;
  ZipPackage& operator=(ZipPackage&&) noexcept;
  ZipPackage(const ZipPackage&) = delete;
  ZipPackage& operator=(const ZipPackage&) = delete;

  /// Names of the parts in the archive's order, with '/' between folders; without folders and without ignored names.
  [[nodiscard]] const std::vector<std::string>& names() const;
  /// Names that no reader may use: absolute paths, drive letters, "..", control characters. They are never unpacked.
  [[nodiscard]] const std::vector<std::string>& ignored() const;
  [[nodiscard]] bool contains(std::string_view part) const;
  /// The bytes of a part; nothing when there is none of this name. Throws Error(unreadable): encrypted, damaged (length
  /// or checksum), beyond the limits. O(unpacked size).
  [[nodiscard]] std::optional<std::string> read(std::string_view part);

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace entente
