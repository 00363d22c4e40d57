#include "importers/agenda/programme.hpp"

#include "importers/agenda/reader.hpp"

namespace entente {

Programme read_programme(const Document& document, const Reference& reference) {
  return agenda::Reader(document, reference).run();
}

} // namespace entente
