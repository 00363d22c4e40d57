#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/child.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/command.hpp"
#include "viz/terminal/exit_codes.hpp"
#include "viz/terminal/output.hpp"

namespace entente {
namespace {

/// Says what is well and what is not, and remembers whether anything was not.
class Findings {
public:
  explicit Findings(Context& context) : context_(context) {}
  void good(const std::string& text) { context_.out << "ok      " << harmless(text) << '\n'; }
  void bad(const std::string& text) {
    context_.out << message(context_.language, "doctor.wrong") << "  " << harmless(text) << '\n';
    sound_ = false;
  }
  [[nodiscard]] bool sound() const { return sound_; }

private:
  Context& context_;
  bool sound_ = true;
};

void check_worker(const std::string& name, Context& context, Findings& findings) {
  const std::filesystem::path path = executable_folder() / name;
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    findings.good(message(context.language, "doctor.worker", {name}));
  } else {
    findings.bad(message(context.language, "doctor.no-worker", {name, path.string()}));
  }
}

void check_reference(Context& context, Findings& findings) {
  const Reference& reference = context.reference;
  findings.good(message(context.language, "doctor.reference",
                        {std::to_string(reference.states().size()), std::to_string(reference.processes().size()),
                         std::to_string(reference.organisations().size()), std::to_string(reference.memberships().size())}));
}

void check_base(Context& context, Findings& findings) {
  const std::string path = context.db.string();
  std::error_code error;
  if (!std::filesystem::exists(context.db, error)) {
    findings.good(message(context.language, "doctor.no-base", {path}));
    return;
  }
  try {
    const Base base = Base::open(context.db, OpenMode::read_only);
    const auto defects = base.check();
    for (const Wording& defect : defects) {
      findings.bad(fmt::format("{}: {}", path, said(defect, context.language)));
    }
    if (!defects.empty()) { return; }
    const Dataset dataset = base.dataset();
    findings.good(message(context.language, "doctor.base",
                          {path, std::to_string(base.version()), std::to_string(dataset.documents.size()),
                           std::to_string(dataset.people.size()), std::to_string(dataset.appearances.size()),
                           std::to_string(base.review().size())}));
  } catch (const Error& failure) { findings.bad(said(failure, context.language)); }
}

int run_doctor(const Arguments&, Context& context) {
  Findings findings(context);
  findings.good(std::string("entente ") + ENTENTE_VERSION);
  check_reference(context, findings);
  check_worker("entente-layout", context, findings);
  check_worker("entente-charts", context, findings);
  check_worker("entente-read", context, findings);
  check_base(context, findings);
  return static_cast<int>(findings.sound() ? ExitCode::ok : ExitCode::store);
}

} // namespace

Command doctor_command() { return {"doctor", "doctor.summary", {}, {"entente doctor --db idm.db"}, run_doctor}; }

} // namespace entente
