#include "viz/workflow/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  [[nodiscard]] int number() const { return number_; }
  /// False when the last bytes could not be kept.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

private:
  int number_;
};

[[noreturn]] void fail(ErrorKind kind, const fs::path& path, std::string_view reason) {
  throw Error(kind, fmt::format("{}: {}", path.string(), reason));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) { continue; }
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void find_in_folder(const fs::path& folder, std::vector<FoundFile>& found) {
  std::error_code error;
  std::vector<fs::path> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!hidden(entry->path())) { names.push_back(entry->path()); }
  }
  if (error) {
    found.push_back({folder, true});
    return;
  }
  std::sort(names.begin(), names.end());
  for (const fs::path& path : names) {
    if (fs::is_directory(fs::symlink_status(path, error))) {
      find_in_folder(path, found);
    } else {
      found.push_back({path, false});
    }
  }
}

} // namespace

std::string read_file(const fs::path& path, std::size_t limit) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) { fail(ErrorKind::not_found, path, "no such file"); }
  if (fs::is_directory(status)) { fail(ErrorKind::unreadable, path, "is a folder, not a file"); }
  if (!fs::is_regular_file(status)) { fail(ErrorKind::unreadable, path, "is not a regular file"); }
  const auto size = fs::file_size(path, error);
  if (error) { fail(ErrorKind::unreadable, path, error.message()); }
  if (size > limit) { fail(ErrorKind::unsupported, path, fmt::format("is larger than {} MiB", limit >> 20U)); }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) { fail(ErrorKind::unreadable, path, std::strerror(errno)); }
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (stream.bad()) { fail(ErrorKind::unreadable, path, "could not be read"); }
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes) {
  const fs::path target = path.has_filename() ? path : path / "result";
  fs::path beside = target;
  beside += fmt::format(".{}.part", ::getpid());
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.number() < 0) { fail(ErrorKind::unreadable, path, fmt::format("cannot be written: {}", std::strerror(errno))); }
  const bool written = write_all(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close();
  const int reason = errno;
  std::error_code error;
  if (written) {
    fs::rename(beside, target, error);
    if (!error) { return; }
  }
  fs::remove(beside, error);
  fail(ErrorKind::unreadable, path,
       fmt::format("cannot be written: {}", written ? "is it a folder?" : std::strerror(reason)));
}

std::vector<FoundFile> find_files(std::span<const fs::path> paths) {
  std::vector<FoundFile> found;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      find_in_folder(path, found);
    } else {
      found.push_back({path, true});
    }
  }
  return found;
}

} // namespace entente
