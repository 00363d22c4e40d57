#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// Why a decision was taken back, or again, last, as the journal has it; answers are told by the id of their question.
const char* const tell_changes = R"sql(
ALTER TABLE human_decision ADD COLUMN changed_why TEXT;
UPDATE human_decision SET changed_why = (SELECT nullif(j.reason, '') FROM journal j WHERE j.action IN ('undo', 'redo') AND
  j.at = changed_at AND j.by = changed_by AND j.subject LIKE human_decision.id || ' (%' ORDER BY j.id DESC LIMIT 1)
  WHERE changed_at IS NOT NULL;
UPDATE human_decision SET subject = 'q' || subject WHERE kind = 'answer' AND subject GLOB '[0-9]*';
)sql";

} // namespace entente::store
