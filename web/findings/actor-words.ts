/** Who did something in Gatehouse, in words. Whoever uses this computer has no other name. */
export const actorWords = (actor: string): string =>
  actor === 'local' ? 'whoever runs this Gatehouse' : actor.replace(/^token:/, 'the machine ')
