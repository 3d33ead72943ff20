import type { Assessment } from './assessment'
import type { UncheckedGuard } from './unchecked-guard'

/** What a publish would do, as our API tells it before anybody publishes. */
export interface AssessmentBody {
  /** Absent = it could not be judged; then `unchecked` says why. */
  assessment?: Assessment
  /** Guards that could not be looked at, and why. */
  unchecked: UncheckedGuard[]
}
