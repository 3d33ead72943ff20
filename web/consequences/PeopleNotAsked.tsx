import { AskForPeople } from './AskForPeople'

/** In the place of people whom nobody asked for: that they are not looked at, why not, and a way to have that done. */
export function PeopleNotAsked({ isNew }: { isNew: boolean }) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-base font-semibold">
        {isNew ? 'Whom this lets in is not looked at yet.' : 'Who gets in today is not looked at yet.'}
      </p>
      <p className="text-kumo-subtle">
        The people are read when they are needed: each reading takes some of the calls that Cloudflare grants to this
        account’s token. As soon as you change something, whom that touches is counted by itself.
      </p>
      <AskForPeople>{isNew ? 'Read the people now' : 'Show who gets in today'}</AskForPeople>
    </div>
  )
}
