import { createStore } from '../../external-store'

/** The id of the document that was created a moment ago: its page, which opens now, says so. */
export const justCreated = createStore<string | undefined>(undefined)
