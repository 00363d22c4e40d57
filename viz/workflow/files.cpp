#include "viz/workflow/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <future>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/descriptor.hpp"
#include "core/text/foreign_reason.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(ErrorKind kind, const fs::path& path, const Wording& reason) {
  throw Error(kind, "{}: {}", path.string(), reason);
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
    const bool link = fs::is_symlink(fs::symlink_status(path, error));
    if (fs::is_directory(fs::status(path, error))) {
      if (!link) { find_in_folder(path, found); } // a link may lead back to where it stands
    } else {
      found.push_back({path, false});
    }
  }
}

[[noreturn]] void refuse_to_write(const fs::path& path, const Wording& reason) {
  fail(ErrorKind::unreadable, path, Wording("cannot be written: {}", reason));
}

/// Where symbolic links lead; a loop of them leads nowhere.
fs::path followed(fs::path path) {
  constexpr int most_links = 40; // as Linux has it
  std::error_code error;
  for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, error)); ++i) {
    const fs::path next = fs::read_symlink(path, error);
    if (error) { break; }
    path = path.parent_path() / next;
  }
  return path;
}

/// Into a device or a pipe, which no other file may replace.
void write_into(const fs::path& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.open() || !write_all(file.number(), bytes) || !file.close()) { refuse_to_write(path, foreign_reason(errno)); }
}

/// Of a regular file that is no larger than `limit`.
std::size_t size_to_read(const fs::path& path, std::size_t limit) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) { fail(ErrorKind::not_found, path, Wording("no such file")); }
  if (fs::is_directory(status)) { fail(ErrorKind::unreadable, path, Wording("is a folder, not a file")); }
  if (status.type() == fs::file_type::none) { fail(ErrorKind::unreadable, path, foreign_reason(error.message())); }
  if (!fs::is_regular_file(status)) { fail(ErrorKind::unreadable, path, Wording("is not a regular file")); }
  const auto size = fs::file_size(path, error);
  if (error) { fail(ErrorKind::unreadable, path, foreign_reason(error.message())); }
  if (size > limit) { fail(ErrorKind::unsupported, path, Wording("is larger than {} MiB", limit >> 20U)); }
  return size;
}

struct PartRead {
  std::size_t bytes = 0;
  int error = 0; ///< errno; 0 also where the file ends early
};

PartRead read_part(const Descriptor& file, std::span<char> into, std::size_t from) {
  PartRead part;
  while (part.bytes < into.size()) {
    const ssize_t read =
        ::pread(file.number(), into.data() + part.bytes, into.size() - part.bytes, static_cast<off_t>(from + part.bytes));
    if (read < 0 && errno == EINTR) { continue; }
    if (read < 0) { part.error = errno; }
    if (read <= 0) { break; }
    part.bytes += static_cast<std::size_t>(read);
  }
  return part;
}

} // namespace

std::string read_file(const fs::path& path, std::size_t limit) { return std::string(read_bytes(path, limit).view()); }

FileBytes read_bytes(const fs::path& path, std::size_t limit) {
  const std::size_t size = size_to_read(path, limit);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) { fail(ErrorKind::unreadable, path, foreign_reason(errno)); }
  auto bytes = std::make_unique_for_overwrite<char[]>(size);
  const auto read = [&](std::size_t from, std::size_t to) { return read_part(file, {bytes.get() + from, to - from}, from); };
  constexpr std::size_t worth_two_threads = std::size_t{32} << 20;
  const std::size_t half = size < worth_two_threads ? size : size / 2;
  std::future<PartRead> behind;
  if (half < size) { behind = std::async(std::launch::async, read, half, size); }
  PartRead whole = read(0, half);
  if (behind.valid()) {
    const PartRead second = behind.get();
    if (whole.bytes == half) { whole.bytes += second.bytes; }
    if (whole.error == 0) { whole.error = second.error; }
  }
  if (whole.error != 0) { fail(ErrorKind::unreadable, path, foreign_reason(whole.error)); }
  return {std::move(bytes), whole.bytes};
}

void write_file(const fs::path& path, std::string_view bytes) {
  const fs::path target = followed(path);
  std::error_code error;
  const fs::file_status there = fs::status(target, error);
  if (!path.has_filename() || fs::is_directory(there)) { refuse_to_write(path, Wording("is a folder, not a file")); }
  if (fs::exists(there) && !fs::is_regular_file(there)) { return write_into(path, bytes); }
  fs::path beside = target;
  beside += fmt::format(".{}.part", ::getpid());
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.open()) { refuse_to_write(path, foreign_reason(errno)); }
  if (fs::exists(there)) { fs::permissions(beside, there.permissions(), error); }
  const bool written = write_all(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close();
  const int reason = errno;
  if (written) {
    fs::rename(beside, target, error);
    if (!error) { return; }
  }
  const std::string why = written ? error.message() : std::error_code(reason, std::generic_category()).message();
  fs::remove(beside, error);
  refuse_to_write(path, foreign_reason(why));
}

void require_writable(const fs::path& path) {
  const fs::path target = followed(path);
  std::error_code error;
  const fs::file_status there = fs::status(target, error);
  if (!path.has_filename() || fs::is_directory(there)) { refuse_to_write(path, Wording("is a folder, not a file")); }
  const bool itself = fs::exists(there) && !fs::is_regular_file(there);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (::access((itself ? target : folder).c_str(), W_OK) != 0) { refuse_to_write(path, foreign_reason(errno)); }
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
