/// @file
/// How each kind of chart is painted.
#pragma once

#include <QChart>

#include "viz/charts/worker/page.hpp"

namespace entente::charts {

void paint_bars(Page& page); ///< bars, bars with intervals, time line
void paint_heat_map(Page& page);
void paint_scatter(Page& page);

/// Paints a chart of Qt whose plot covers `plot`; takes ownership of the chart. Axes and legend are the page's.
void paint_chart(Page& page, QChart* chart, const QRectF& plot);

} // namespace entente::charts
