/// @file
/// The marriages of Florentine families.
#pragma once

#include "tests/core/analysis/graphs.hpp"

namespace entente::test {

/// Padgett & Ansell 1993 (Am. J. Sociol. 98, 1259-1319), after Kent 1978: 20 marriage ties of 15 families in the order of
/// the alphabet (Acciaiuoli 0, Albizzi 1, Barbadori 2, Bischeri 3, Castellani 4, Ginori 5, Guadagni 6, Lamberteschi 7,
/// Medici 8, Pazzi 9, Peruzzi 10, Ridolfi 11, Salviati 12, Strozzi 13, Tornabuoni 14); the Pucci, tied to nobody, are left
/// out.
inline Pairs florentine() {
  return {{0, 8},  {1, 5}, {1, 6},  {1, 8},  {2, 4},  {2, 8},  {3, 6},  {3, 10},  {3, 13},  {4, 10},
          {4, 13}, {6, 7}, {6, 14}, {8, 11}, {8, 12}, {8, 14}, {9, 12}, {10, 13}, {11, 13}, {11, 14}};
}
constexpr std::size_t florentine_families = 15;

} // namespace entente::test
