// Read once for each width of registers, inside a namespace that says `bytes`, with the processor's instructions switched on
// around it: what is written for other instructions and only called from there is taken apart into narrow pieces.

using Floats __attribute__((vector_size(bytes))) = float;
using Words __attribute__((vector_size(bytes))) = std::int32_t;
using Halves __attribute__((vector_size(bytes / 2))) = float;
using Doubles __attribute__((vector_size(bytes))) = double;
using LongWords __attribute__((vector_size(bytes))) = std::int64_t;

/// 1, 2, 4, … in the places of a register: a bit for each.
template <class Vector> Vector place_bits() {
  Vector bits;
  for (std::size_t place = 0; place < sizeof(Vector) / sizeof bits[0]; ++place) {
    bits[place] = 1 << place;
  }
  return bits;
}

/// The sixteen numbers of paths of a node in registers.
struct PathSum {
  static constexpr std::size_t width = bytes / sizeof(float);
  static constexpr std::size_t parts = lanes / width;

  /// Adds those of the sources in the mask.
  void add(const Paths& from, Mask mask) {
    for (std::size_t part = 0; part < parts; ++part) {
      Words paths;
      std::memcpy(&paths, from.count.data() + part * width, bytes);
      const Words chosen = (place_bits<Words>() & static_cast<std::int32_t>(mask >> (part * width))) != 0;
      sum[part] += reinterpret_cast<Floats>(paths & chosen);
    }
  }
  void add_to(Paths& to) const {
    for (std::size_t part = 0; part < parts; ++part) {
      Floats paths;
      std::memcpy(&paths, to.count.data() + part * width, bytes);
      paths += sum[part];
      std::memcpy(to.count.data() + part * width, &paths, bytes);
    }
  }
  std::array<Floats, parts> sum{};
};

/// Sixteen numbers in double precision in registers.
struct Wide {
  static constexpr std::size_t width = bytes / sizeof(double);
  static constexpr std::size_t parts = lanes / width;

  static LongWords chosen(Mask mask, std::size_t part) {
    return (place_bits<LongWords>() & static_cast<std::int64_t>(mask >> (part * width))) != 0;
  }
  static Wide of(const Paths& paths) {
    Wide wide;
    for (std::size_t part = 0; part < parts; ++part) {
      Halves narrow;
      std::memcpy(&narrow, paths.count.data() + part * width, sizeof narrow);
      wide.of_part[part] = __builtin_convertvector(narrow, Doubles);
    }
    return wide;
  }
  void add(const Shares& from, Mask mask) {
    for (std::size_t part = 0; part < parts; ++part) {
      LongWords share;
      std::memcpy(&share, from.share.data() + part * width, bytes);
      of_part[part] += reinterpret_cast<Doubles>(share & chosen(mask, part));
    }
  }
  /// Those of the sources in the mask take their places in memory.
  void put(Shares& to, Mask mask) const {
    for (std::size_t part = 0; part < parts; ++part) {
      LongWords share;
      std::memcpy(&share, to.share.data() + part * width, bytes);
      const LongWords mine = chosen(mask, part);
      share = (reinterpret_cast<LongWords>(of_part[part]) & mine) | (share & ~mine);
      std::memcpy(to.share.data() + part * width, &share, bytes);
    }
  }
  /// The sum over the sources in the mask, in one order whatever the width.
  [[nodiscard]] double total(Mask mask) const {
    std::array<double, 8> sums;
    for (std::size_t part = 0; part < parts / 2; ++part) {
      const Doubles both = masked(part, mask) + masked(part + parts / 2, mask);
      std::memcpy(sums.data() + part * width, &both, bytes);
    }
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
  }
  [[nodiscard]] Doubles masked(std::size_t part, Mask mask) const {
    return reinterpret_cast<Doubles>(reinterpret_cast<LongWords>(of_part[part]) & chosen(mask, part));
  }
  /// Over the sources in the mask, each number times the share of its source.
  [[nodiscard]] double times(const Shares& shares, Mask mask) const {
    Wide products;
    products.add(shares, mask);
    for (std::size_t part = 0; part < parts; ++part) {
      products.of_part[part] *= of_part[part];
    }
    return products.total(mask);
  }
  std::array<Doubles, parts> of_part{};
};

/// Looks from each node that some source has yet to reach at the last level's.
inline void pull(const Rows& rows, Batch& batch, Mask all) {
  std::size_t kept = 0;
  for (const std::uint32_t v : batch.open) {
    const auto wanted = static_cast<Mask>(all & ~batch.seen[v]);
    if (wanted == 0) { continue; }
    batch.open[kept++] = v;
    Mask got = 0;
    PathSum sum;
    for (std::uint32_t arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const std::uint32_t u = rows.targets[arc];
      const auto from = static_cast<Mask>(batch.at[u] & wanted);
      if (from == 0) { continue; }
      got = static_cast<Mask>(got | from);
      sum.add(batch.paths[u], from);
    }
    if (got == 0) { continue; }
    sum.add_to(batch.paths[v]);
    batch.entries.push_back({v, got});
  }
  batch.open.resize(kept);
}

/// Looks from the last level's nodes at their neighbours.
inline void push(const Rows& rows, Batch& batch, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Entry entry = batch.entries[i];
    const Paths paths = batch.paths[entry.node];
    for (std::uint32_t arc = rows.offsets[entry.node]; arc < rows.offsets[entry.node + 1]; ++arc) {
      const std::uint32_t w = rows.targets[arc];
      const auto to = static_cast<Mask>(entry.sources & ~batch.seen[w]);
      if (to == 0) { continue; }
      if (batch.next[w] == 0) { batch.entries.push_back({w, 0}); }
      batch.next[w] = static_cast<Mask>(batch.next[w] | to);
      PathSum sum;
      sum.add(paths, to);
      sum.add_to(batch.paths[w]);
    }
  }
  for (std::size_t i = end; i < batch.entries.size(); ++i) {
    batch.entries[i].sources = std::exchange(batch.next[batch.entries[i].node], Mask{0});
  }
}

/// Fills the levels with numbers of paths.
inline void go_out(const Rows& rows, Batch& batch, Mask all) {
  while (true) {
    const std::size_t begin = batch.levels.back();
    const std::size_t end = batch.entries.size();
    if (begin == end) { break; }
    batch.levels.push_back(end);
    std::size_t arcs = 0;
    for (std::size_t i = begin; i < end; ++i) {
      arcs += rows.neighbours(batch.entries[i].node).size();
    }
    if (arcs < rows.targets.size() / 8) {
      push(rows, batch, begin, end);
    } else {
      pull(rows, batch, all);
    }
    for (std::size_t i = begin; i < end; ++i) {
      batch.at[batch.entries[i].node] = 0;
    }
    for (std::size_t i = end; i < batch.entries.size(); ++i) {
      const Entry entry = batch.entries[i];
      batch.at[entry.node] = entry.sources;
      batch.seen[entry.node] = static_cast<Mask>(batch.seen[entry.node] | entry.sources);
      const std::array<float, lanes>& paths = batch.paths[entry.node].count;
      bool too_many = false;
      for (const float count : paths) {
        too_many |= count >= exact_paths;
      }
      if (too_many) { batch.exact = false; }
    }
  }
}

/// What an entry's arcs to the level below bring, by source; with `ties`, what they carry is added up too.
template <bool ties> inline Wide gather(const Rows& rows, Batch& batch, const Entry& entry) {
  Wide sum;
  [[maybe_unused]] const Wide paths = ties ? Wide::of(batch.paths[entry.node]) : Wide{};
  for (std::uint32_t arc = rows.offsets[entry.node]; arc < rows.offsets[entry.node + 1]; ++arc) {
    const auto below = static_cast<Mask>(batch.at[rows.targets[arc]] & entry.sources);
    if (below == 0) { continue; }
    sum.add(batch.coefficient[rows.targets[arc]], below);
    if constexpr (ties) { batch.arc_score[arc] += paths.times(batch.coefficient[rows.targets[arc]], below); }
  }
  return sum;
}

/// Sets an entry's coefficients; returns what it owes.
inline double settle(Batch& batch, const Entry& entry, const Wide& sum) {
  const Wide paths = Wide::of(batch.paths[entry.node]);
  Wide owed;
  Wide settled;
  for (std::size_t part = 0; part < Wide::parts; ++part) {
    owed.of_part[part] = sum.of_part[part] * paths.of_part[part];
    settled.of_part[part] = (1 + owed.of_part[part]) / paths.of_part[part];
  }
  settled.put(batch.coefficient[entry.node], entry.sources);
  return owed.total(entry.sources);
}

/// From the last level to the first: what each node owes to its pairs with the sources.
template <bool ties> inline void come_back(const Rows& rows, Batch& batch) {
  for (std::size_t level = batch.levels.size() - 2; level >= 1; --level) {
    const std::size_t begin = batch.levels[level];
    const std::size_t end = batch.levels[level + 1];
    for (std::size_t i = begin; i < end; ++i) {
      const Entry entry = batch.entries[i];
      batch.score[entry.node] += settle(batch, entry, gather<ties>(rows, batch, entry));
    }
    if (level + 2 < batch.levels.size()) {
      for (std::size_t i = end; i < batch.levels[level + 2]; ++i) {
        batch.at[batch.entries[i].node] = 0;
      }
    }
    for (std::size_t i = begin; i < end; ++i) {
      batch.at[batch.entries[i].node] = batch.entries[i].sources;
    }
  }
  if constexpr (ties) { // the sources themselves owe nothing, but their ties carry
    if (batch.levels.size() > 2) {
      for (std::size_t i = batch.levels[0]; i < batch.levels[1]; ++i) {
        static_cast<void>(gather<true>(rows, batch, batch.entries[i]));
      }
    }
  }
}

template <bool ties> inline void search(const Rows& rows, Batch& batch, std::span<const std::uint32_t> sources) {
  std::fill(batch.paths.begin(), batch.paths.end(), Paths{});
  std::fill(batch.seen.begin(), batch.seen.end(), Mask{0});
  std::fill(batch.at.begin(), batch.at.end(), Mask{0});
  std::fill(batch.score.begin(), batch.score.end(), 0.0);
  batch.open.resize(rows.size());
  std::iota(batch.open.begin(), batch.open.end(), 0U);
  batch.entries.clear();
  batch.levels.assign(1, 0);
  batch.exact = true;
  for (std::size_t lane = 0; lane < sources.size(); ++lane) {
    const auto bit = static_cast<Mask>(1U << lane);
    const std::uint32_t s = sources[lane];
    if (batch.at[s] == 0) { batch.entries.push_back({s, 0}); }
    batch.at[s] = batch.seen[s] = static_cast<Mask>(batch.at[s] | bit);
    batch.paths[s].count[lane] = 1;
  }
  for (Entry& entry : batch.entries) {
    entry.sources = batch.at[entry.node];
  }
  go_out(rows, batch, static_cast<Mask>((1U << sources.size()) - 1));
  if (batch.exact) { come_back<ties>(rows, batch); }
}
