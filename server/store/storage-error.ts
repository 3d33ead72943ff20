/** What keeps the data folder from doing its part. */
export type StorageReason = 'full' | 'read_only' | 'in_use' | 'damaged' | 'newer' | 'unusable'

/** What is wrong with the data folder, and how to mend it. */
export const storageWords: Record<StorageReason, string> = {
  full: 'The disk is full, so Gatehouse cannot store anything more. Free some space on the computer that it runs on, then try again.',
  read_only:
    'The data folder can only be read, so Gatehouse cannot store anything. Let the user that it runs as write there, or name another folder in GATEHOUSE_DATA.',
  in_use:
    'Another program is using the data folder: is Gatehouse running already? End that one, or name another folder in GATEHOUSE_DATA.',
  damaged:
    'The database in the data folder is damaged, or is no database of Gatehouse’s. Put a backup in its place, or name another folder in GATEHOUSE_DATA.',
  newer:
    'The data folder was used by a newer Gatehouse, whose tables this one does not know. Start that version again, or name another folder in GATEHOUSE_DATA.',
  unusable:
    'The data folder cannot be used for storing. Check the disk that it is on, or name another folder in GATEHOUSE_DATA.',
}

/** The storage could not do what was asked; nothing of it was stored. The message is for the person who runs us. */
export class StorageError extends Error {
  readonly reason: StorageReason

  constructor(reason: StorageReason, options?: ErrorOptions) {
    super(storageWords[reason], options)
    this.name = 'StorageError'
    this.reason = reason
  }
}
