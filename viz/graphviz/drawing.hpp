/// @file
/// Maps: what a network drawing shows, and its picture through the `entente-layout` worker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/table.hpp"
#include "core/network/network.hpp"
#include "core/reference/reference.hpp"

namespace entente {

enum class PictureFormat { svg, png, pdf, dot };
enum class ColourBy { cluster, region, category, none };

struct DrawOptions {
  Language language = Language::en;
  ColourBy colour = ColourBy::cluster;
  std::string size_by = "degree"; ///< name of a measure
  PictureFormat format = PictureFormat::svg;
  /// How many of the largest nodes are labelled, 0 for none; a few more where that names all. Drawings in order and those
  /// of states with empty places have room to name everybody, up to 400 nodes.
  std::size_t labels = 40;
  std::optional<std::string> title;
  /// Actors known to be missing, drawn as empty places: id, name, region or category, and why.
  struct Gap {
    std::string id;
    std::string name;
    std::string group; ///< region or category code it belongs to
    std::string reason;
  };
  std::vector<Gap> gaps;
};

/// The picture's bytes. The same network and options give the same bytes. Colour is from a colour-blind-safe palette,
/// shape is the kind of node, size the measure, tie width the weight; the legend, which says so, is part of the picture.
/// Throws Error(internal) when the worker fails.
[[nodiscard]] std::string draw(const Network& network, const Reference& reference, const DrawOptions& options);

} // namespace entente
