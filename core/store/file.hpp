/// @file
/// The file of a base, looked at and made without SQLite: so that a file of another program is never touched and a new base
/// appears whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace entente::store {

/// "entn": what `PRAGMA application_id` of every entente base says.
inline constexpr std::int32_t application_id = 0x656e746e;

/// What stands at a path.
enum class FileState { missing, base };

/// Reads the first bytes only. Error(unsupported) when the file is a base of another program or no base at all,
/// Error(unreadable) for a folder, an empty, a cut or an unreadable file; `version_limit` is the newest schema version read.
[[nodiscard]] FileState look_at(const std::filesystem::path& path, int version_limit);

/// Writes `image` to a nameless file in the same folder, then gives it its name: a kill leaves no file or the whole one.
/// Does nothing when another program made the file meanwhile. Error(store) on a full disk or a folder that cannot be
/// written.
void create_whole(const std::filesystem::path& path, std::string_view image);

/// True when a log or a journal with content stands beside the base: another program writes, or was killed writing.
[[nodiscard]] bool has_log(const std::filesystem::path& path);

} // namespace entente::store
