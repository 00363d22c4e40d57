#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/document/decode.hpp"
#include "importers/document/text.hpp"

using entente::document::decode_text;

TEST_CASE("text in any of the usual encodings becomes UTF-8") {
  CHECK(decode_text("\xEF\xBB\xBFLundi") == "Lundi");
  CHECK(decode_text("Séance") == "Séance");
  // é is E9 in Latin-1, ’ is 92 and – is 96 in Windows-1252.
  CHECK(decode_text("S\xE9"
                    "ance d\x92ouverture \x96 10h") == "Séance d’ouverture – 10h");
  CHECK(decode_text(std::string_view("\xFF\xFES\0\xE9\0a\0", 8)) == "Séa");
  CHECK(decode_text(std::string_view("\xFE\xFF\0S\0\xE9\0a", 8)) == "Séa");
  // Little-endian without a mark: every second byte of European text is zero.
  CHECK(decode_text(std::string_view("A\0g\0e\0n\0d\0a\0", 12)) == "Agenda");
  // e followed by a combining acute accent is composed.
  CHECK(decode_text("Se\xCC\x81"
                    "ance") == "Séance");
}

TEST_CASE("UTF-8 with a byte of another encoding stays UTF-8, and the byte is read as Windows-1252") {
  CHECK(decode_text("é à è ü ö ä \xE9 fin") == "é à è ü ö ä é fin");
  CHECK(decode_text("Réunion à Gen\xE8ve") == "Réunion à Genève");
  CHECK(decode_text("é à \x81 fin") == "é à \uFFFD fin"); // no character there
}

TEST_CASE("what is no text is refused in one line that names the file") {
  using Catch::Matchers::Message;
  CHECK_THROWS_MATCHES(entente::read_text({"a.txt", ""}), entente::Error, Message("a.txt: empty"));
  CHECK_THROWS_MATCHES(entente::read_text({"a.txt", " \n\t\n"}), entente::Error, Message("a.txt: empty"));
  CHECK_THROWS_MATCHES(entente::read_text({"a.txt", "%PDF-1.7\n\x01\x02\x03\x04\x05\x06"}), entente::Error,
                       Message("a.txt: not text (a PDF document)"));
  CHECK_THROWS_MATCHES(entente::read_text({"b.md", std::string_view("ab\0cd\0\1\2", 8)}), entente::Error,
                       Message("b.md: not text (binary data)"));
  CHECK_THROWS_MATCHES(entente::read_text({"c.txt", std::string((1U << 20U) + 1, 'x')}), entente::Error,
                       Message("c.txt: line 1 is longer than 1 MB"));
}
