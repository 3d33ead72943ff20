import { AskForPeople } from '../consequences/AskForPeople'
import { Banner } from '../ui/Banner'

/** Beside findings for which the people were not read yet: what is not looked for, why not, and a way to have it done. */
export function PeopleNotLookedAt() {
  return (
    <Banner title="People were not looked at yet">
      <div className="flex flex-col gap-2">
        <p>
          So nothing is said of who has left, who has not logged in for a long time, or whom a rule about a public mail
          service reaches. People are read when they are needed, because each reading takes some of the calls that
          Cloudflare grants to this account’s token.
        </p>
        <AskForPeople>Look at people, too</AskForPeople>
      </div>
    </Banner>
  )
}
