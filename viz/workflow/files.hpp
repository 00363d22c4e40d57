/// @file
/// Files in and out: whole files read within a limit, results written beside their target and renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Largest file that is read, in bytes.
inline constexpr std::size_t file_limit_bytes = std::size_t{256} << 20;
/// The same of separated text, which is read row by row.
inline constexpr std::size_t list_limit_bytes = std::size_t{1} << 30;

/// The bytes of a regular file. Throws Error(not_found), Error(unreadable) for a folder, a device or a file that cannot
/// be read, Error(unsupported) for one past the limit; each message begins with the path.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit = file_limit_bytes);

/// The bytes of a file that may be very large.
class FileBytes {
public:
  FileBytes() = default;
  /// The first `size` of `bytes`.
  FileBytes(std::unique_ptr<char[]> bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

private:
  std::unique_ptr<char[]> bytes_; ///< not cleared before they are read, which takes as long as reading
  std::size_t size_ = 0;
};

/// As `read_file`, on two threads where that is faster.
[[nodiscard]] FileBytes read_bytes(const std::filesystem::path& path, std::size_t limit);

/// Writes the bytes to a file of another name in the same folder and renames it, so that the target is whole or as before;
/// it keeps its permissions. A symbolic link is followed; a device or a pipe is written to as it is.
/// Throws Error(unreadable) that begins with the path.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Throws Error(unreadable) as `write_file` would where no file can be made; writes nothing.
void require_writable(const std::filesystem::path& path);

/// A path to import, and whether the user named it or it was found in a folder.
struct FoundFile {
  std::filesystem::path path;
  bool named = true;
};

/// The files that the paths stand for: files as they are (also missing ones), folders with all files below them in the
/// order of their names; hidden files and folders, and links to folders, are left out. A folder that cannot be listed is
/// returned as itself.
[[nodiscard]] std::vector<FoundFile> find_files(std::span<const std::filesystem::path> paths);

} // namespace entente
