#include "core/store/file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/descriptor.hpp"
#include "core/text/foreign_reason.hpp"

namespace entente::store {
namespace {

constexpr std::size_t header_size = 100;
constexpr std::string_view magic("SQLite format 3\0", 16);

/// The big-endian number at `offset` of the header (SQLite file format, section 1.3).
std::int32_t number_at(std::span<const unsigned char> header, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | header[offset + i];
  }
  return static_cast<std::int32_t>(value);
}

/// As many of the first bytes as the file has.
std::size_t read_header(int file, std::span<unsigned char> header, const std::string& name) {
  std::size_t count = 0;
  while (count < header.size()) {
    const ssize_t got = ::read(file, header.data() + count, header.size() - count);
    if (got == 0) { break; }
    if (got < 0) {
      if (errno == EINTR) { continue; }
      throw Error(ErrorKind::unreadable, "{}: cannot be read ({})", name, foreign_reason(errno));
    }
    count += static_cast<std::size_t>(got);
  }
  return count;
}

void write_all(int file, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    if (put < 0) {
      if (errno == EINTR) { continue; }
      throw Error(ErrorKind::store, "{}: the base cannot be made ({})", name, foreign_reason(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (::fsync(file) != 0) { throw Error(ErrorKind::store, "{}: the base cannot be made ({})", name, foreign_reason(errno)); }
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// For file systems without nameless files: a name that says what it is, gone again when anything fails.
void create_beside(const std::filesystem::path& path, std::string_view image) {
  const std::string name = path.string();
  const std::string beside = fmt::format("{}.new-{}", name, ::getpid());
  const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.open()) { throw Error(ErrorKind::store, "{}: the base cannot be made ({})", name, foreign_reason(errno)); }
  try {
    write_all(file.number(), image, name);
  } catch (const Error&) {
    ::unlink(beside.c_str());
    throw;
  }
  if (::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) { return; }
  const int error = errno;
  ::unlink(beside.c_str());
  if (error != EEXIST) { throw Error(ErrorKind::store, "{}: the base cannot be made ({})", name, foreign_reason(error)); }
}

} // namespace

FileState look_at(const std::filesystem::path& path, int version_limit) {
  const std::string name = path.string();
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) {
    if (errno == ENOENT) { return FileState::missing; }
    throw Error(ErrorKind::unreadable, "{}: cannot be opened ({})", name, foreign_reason(errno));
  }
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0) {
    throw Error(ErrorKind::unreadable, "{}: cannot be read ({})", name, foreign_reason(errno));
  }
  if (S_ISDIR(facts.st_mode)) { throw Error(ErrorKind::unreadable, "{}: is a folder, not an entente base", name); }
  if (!S_ISREG(facts.st_mode)) { throw Error(ErrorKind::unreadable, "{}: is not a regular file", name); }
  if (facts.st_size == 0) { throw Error(ErrorKind::unreadable, "{}: is empty, not an entente base", name); }
  std::array<unsigned char, header_size> header{};
  const std::size_t count = read_header(file.number(), header, name);
  if (count < magic.size() || std::memcmp(header.data(), magic.data(), magic.size()) != 0) {
    throw Error(ErrorKind::unsupported, "{}: is not an entente base", name);
  }
  if (count < header_size) { throw Error(ErrorKind::unreadable, "{}: is cut short", name); }
  if (number_at(header, 68) != application_id) {
    throw Error(ErrorKind::unsupported, "{}: is a database of another program, not an entente base", name);
  }
  const int version = number_at(header, 60);
  if (version > version_limit || version < 1) {
    throw Error(ErrorKind::unsupported, "{}: has schema version {}; this program reads 1 to {}", name, version,
                version_limit);
  }
  return FileState::base;
}

void create_whole(const std::filesystem::path& path, std::string_view image) {
  const std::string name = path.string();
  const std::string folder = folder_of(path).string();
  const Descriptor file(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  if (!file.open()) {
    if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) { return create_beside(path, image); }
    throw Error(ErrorKind::store, "{}: the base cannot be made ({})", name, foreign_reason(errno));
  }
  write_all(file.number(), image, name);
  const std::string link = fmt::format("/proc/self/fd/{}", file.number());
  if (::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0 && errno != EEXIST) {
    create_beside(path, image);
  }
}

bool has_log(const std::filesystem::path& path) {
  const auto filled = [&](const char* ending) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path.string() + ending, ignored);
    return !ignored && size > 0;
  };
  return filled("-wal") || filled("-journal");
}

} // namespace entente::store
