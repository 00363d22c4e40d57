#include "importers/package/zip.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <zip.h>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/foreign_reason.hpp"

namespace entente {

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using File = std::unique_ptr<zip_file_t, CloseFile>;

bool unsafe(std::string_view name) {
  if (name.empty() || name.front() == '/' || (name.size() > 1 && name[1] == ':')) { return true; }
  if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) { return true; }
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") { return true; }
    begin = end + 1;
  }
  return false;
}

Archive open_archive(std::string_view name, std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    if (source != nullptr) { zip_source_free(source); }
    zip_error_fini(&error);
    throw Error(ErrorKind::unreadable, "{}: a damaged or cut-off archive ({})", name, foreign_reason(why));
  }
  zip_error_fini(&error);
  return Archive(archive);
}

} // namespace

struct ZipPackage::State {
  std::string name;
  ZipLimits limits;
  Archive archive;
  std::vector<std::string> names;
  std::vector<std::string> ignored;
  std::unordered_map<std::string, zip_uint64_t> places;
  std::size_t total = 0;
};

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

ZipPackage::ZipPackage(std::string_view name, std::string_view bytes, const ZipLimits& limits)
    : state_(std::make_unique<State>()) {
  state_->name = name;
  state_->limits = limits;
  state_->archive = open_archive(name, bytes);
  const zip_int64_t count = zip_get_num_entries(state_->archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.parts) {
    throw Error(ErrorKind::unreadable, "{}: an archive of more than {} parts", name, limits.parts);
  }
  for (zip_uint64_t place = 0; place < static_cast<zip_uint64_t>(count); ++place) {
    const char* const raw = zip_get_name(state_->archive.get(), place, ZIP_FL_ENC_GUESS);
    if (raw == nullptr) { throw Error(ErrorKind::unreadable, "{}: a damaged archive", name); }
    std::string part(raw);
    std::ranges::replace(part, '\\', '/');
    if (unsafe(part)) {
      state_->ignored.push_back(std::move(part));
      continue;
    }
    if (part.ends_with('/')) { continue; }
    if (!state_->places.emplace(part, place).second) {
      throw Error(ErrorKind::unreadable, "{}: two parts of the archive are called {}", name, part);
    }
    state_->names.push_back(std::move(part));
  }
}

ZipPackage::~ZipPackage() = default;
ZipPackage::ZipPackage(ZipPackage&&) noexcept = default;
ZipPackage& ZipPackage::operator=(ZipPackage&&) noexcept = default;

const std::vector<std::string>& ZipPackage::names() const { return state_->names; }
const std::vector<std::string>& ZipPackage::ignored() const { return state_->ignored; }
bool ZipPackage::contains(std::string_view part) const { return state_->places.contains(std::string(part)); }

std::optional<std::string> ZipPackage::read(std::string_view part) {
  const auto found = state_->places.find(std::string(part));
  if (found == state_->places.end()) { return std::nullopt; }
  const auto refuse = [&](const Wording& why) { return Error(ErrorKind::unreadable, "{}: {} {}", state_->name, part, why); };
  zip_t* const archive = state_->archive.get();
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive, found->second, 0, &about) != 0) { throw refuse(Wording("is damaged")); }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    throw refuse(Wording("is encrypted"));
  }
  const File file(zip_fopen_index(archive, found->second, 0));
  if (file == nullptr) { throw refuse(Wording("cannot be unpacked ({})", foreign_reason(zip_strerror(archive)))); }
  const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? std::max<std::size_t>(about.comp_size, 1) : 1;
  const ZipLimits& limits = state_->limits;
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) { throw refuse(Wording("is damaged ({})", foreign_reason(zip_file_strerror(file.get())))); }
    if (got == 0) { break; }
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    state_->total += static_cast<std::size_t>(got);
    if (bytes.size() > limits.part_size || state_->total > limits.total_size ||
        (bytes.size() > limits.ratio_from && bytes.size() / packed > limits.ratio)) {
      throw refuse(Wording("unpacks to more than this program reads"));
    }
  }
  if ((about.valid & ZIP_STAT_SIZE) != 0 && about.size != bytes.size()) { throw refuse(Wording("is cut off")); }
  return bytes;
}

} // namespace entente
