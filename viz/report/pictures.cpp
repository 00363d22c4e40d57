#include <algorithm>

#include "core/error.hpp"
#include "viz/charts/views.hpp"
#include "viz/graphviz/drawing.hpp"
#include "viz/graphviz/gaps.hpp"
#include "viz/i18n/said.hpp"
#include "viz/report/sections.hpp"

namespace entente {

namespace {

/// A figure, or the one line that says why there is none.
template <class Make>
Html figure(const Page& page, const std::string& prefix, const std::string& label, const Html& caption, const Make& make) {
  if (!page.options().pictures) { return {}; }
  return page.part(prefix, [&]() -> Html {
    try {
      const Html picture = inline_svg(make(), prefix, label);
      if (picture.empty()) { return {}; }
      return tag("figure", tag("div", {{"class", "picture"}, {"tabindex", "0"}}, picture) + caption);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::unsupported) { return {}; }
      return tag("p", {{"class", "quiet"}}, page.say("map.failed", {said(error, page.language())}));
    }
  });
}

/// What a map shows, in words, for those who do not see it.
std::string described(const Page& page, const Network& network, const std::string& title) {
  std::vector<double> strength(network.nodes().size());
  for (const Tie& tie : network.ties()) {
    strength[tie.source] += tie.weight;
    strength[tie.target] += tie.weight;
  }
  std::vector<std::size_t> order(strength.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return strength[a] > strength[b]; });
  std::vector<std::string> strongest;
  for (std::size_t i = 0; i < order.size() && i < 3; ++i) {
    const Node& node = network.nodes()[order[i]];
    strongest.push_back(node.kind == EntityKind::state ? page.state_name(node.id) : node.name);
  }
  return page.say("map.alt", {title, std::to_string(network.nodes().size()), std::to_string(network.ties().size()),
                              page.list(strongest)});
}

Html map(const Page& page, NetworkKind kind, ColourBy colour, bool gaps) {
  const std::string name(to_text(kind));
  const std::string title = page.say("map." + name);
  const Network& network = page.network(kind);
  if (network.nodes().empty()) { return {}; }
  const std::string words = described(page, network, title);
  return tag("h3", title) + figure(page, "map-" + name, words, tag("figcaption", words), [&] {
           DrawOptions options;
           options.language = page.language();
           options.colour = colour;
           options.size_by = "betweenness";
           if (gaps) {
             options.gaps = gaps_of(network, page.dataset(), page.reference(), page.options().population, page.language());
           }
           return draw(network, page.reference(), options);
         });
}

/// The table with the names of its rows in words.
Table in_words(const Page& page, Table table) {
  for (Row& row : table.rows) {
    if (row.cells.size() > 1) { row.cells[1] = page.row_name(table, row); }
  }
  return table;
}

Html chart(const Page& page, const std::string& prefix, const Chart& chart) {
  return figure(page, prefix, chart.title, {}, [&] { return render(chart, "svg"); });
}

} // namespace

Html coverage_picture(const Page& page, const std::string& question) {
  if (!page.options().pictures || question != "coverage-region") { return {}; }
  return chart(page, question, coverage_chart(in_words(page, page.ask(question)), page.language()));
}

Html panels_picture(const Page& page) {
  if (!page.options().pictures || page.dataset().appearances.empty()) { return {}; }
  return chart(page, "panels", heat_map_chart(page.dataset(), page.reference(), page.language()));
}

Html time_picture(const Page& page) {
  if (!page.options().pictures || page.dataset().appearances.empty()) { return {}; }
  return chart(page, "time", timeline_chart(page.dataset(), page.language()));
}

namespace {

Html map_of_states(const Page& page) {
  return map(page, NetworkKind::states, ColourBy::region, !page.options().population.states.empty());
}

Html map_of_organisations(const Page& page) { return map(page, NetworkKind::organisations, ColourBy::category, false); }

Html map_of_people(const Page& page) { return map(page, NetworkKind::people, ColourBy::cluster, false); }

} // namespace

std::vector<std::function<void(const Page&)>> slow_pictures(const Page& page) {
  if (!page.options().pictures) { return {}; }
  return {map_of_people,
          map_of_organisations,
          [](const Page& own) { (void)panels_picture(own); },
          [](const Page& own) { (void)time_picture(own); },
          [](const Page& own) { (void)coverage_picture(own, "coverage-region"); },
          map_of_states};
}

Html maps_section(const Page& page) {
  Html content = tag("h2", {{"id", "maps-title"}}, page.say("page.maps"));
  content += page.options().pictures ? map_of_states(page) + map_of_organisations(page) + map_of_people(page)
                                     : tag("p", page.say("map.left-out"));
  return tag("section", {{"id", "maps"}, {"aria-labelledby", "maps-title"}}, content);
}

} // namespace entente
