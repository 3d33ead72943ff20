import { idOf } from './id'

/** Things that were deleted while rules still pointed to them: the only references of the practice account that lead nowhere. */
export const ghosts = {
  /** The rule group "Design, Porto studio". */
  portoStudio: idOf('group/porto-studio'),
  /** The login method of the years before Entra. */
  oldDirectory: idOf('identity-provider/old-directory'),
  /** The device check "Tablet is managed". */
  tablets: idOf('posture/tablets'),
} as const
