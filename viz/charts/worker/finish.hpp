/// @file
/// The SVG that Qt paints, made readable aloud and by itself.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include "viz/charts/worker/spec.hpp"

namespace entente::charts {

/// What the chart shows, in words and figures.
[[nodiscard]] QString description(const Spec& spec);
/// With a size in pixels, fonts with fallbacks, the role of a picture, and the whole text on what was cut.
[[nodiscard]] QByteArray finish_svg(const QByteArray& svg, const Spec& spec, const QMap<QString, QString>& cut);

} // namespace entente::charts
