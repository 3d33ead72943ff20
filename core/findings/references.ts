import { lettersApart } from '../company-domain'
import { referenceNouns, type ReferenceKind } from '../reference'
import {
  ana,
  device,
  emailList,
  everyone,
  groupExample,
  groupOf,
  inGroup,
  login,
  machineKey,
  oktaGroup,
  policyExample,
  staff,
} from './example'
import { chooseAnother, missing } from './another-thing'
import type { Check, Example, Found } from './check'
import { byChoice, fixed, removeRules, replaceRule } from './fixes'
import { leadsTo } from './group-paths'
import { onPage } from './in-cloudflare'
import { groupOf as groupIn } from './proof'
import { at, directoryOf, rulesAt } from './subject'
import { nameIn } from './view'

const gone = (
  id: string,
  title: string,
  kinds: readonly ReferenceKind[],
  finds: readonly Example[],
  spares: readonly Example[],
): Check => ({
  id,
  severity: 'stop',
  title,
  needs: 'pointers',
  inDocument: (subject, view) =>
    missing(subject, view, kinds).map(({ one, reference }) => {
      const { one: noun } = referenceNouns[reference.kind]
      return {
        message: `This ${noun} no longer exists. Choose another, or remove the rule.`,
        at: at(one),
        ...fixed(chooseAnother(one, reference, subject, view)),
      }
    }),
  examples: { finds, spares },
})

const looped: Check = {
  id: 'REF-02',
  severity: 'stop',
  title: 'Groups in a circle',
  needs: 'groups',
  inDocument: (subject, view) => {
    if (subject.kind !== 'groups' || !view.isLooped(subject.place.id)) return []
    return subject.rules.flatMap((one): Found[] => {
      const inner = groupIn(one.read)
      if (inner === undefined || !leadsTo(inner, subject.place.id, view)) return []
      const message =
        inner === subject.place.id
          ? 'This group contains itself. What Cloudflare makes of that is not documented: remove the rule.'
          : `This group contains ${nameIn(view, { kind: 'groups', id: inner })}, which contains this group again. What Cloudflare makes of that is not documented: break the circle here or there.`
      const alone = one.ruleType === 'include' && rulesAt(subject, 'include').length === 1
      return [
        {
          message,
          at: at(one),
          see: { kind: 'groups', id: inner },
          ...(alone ? {} : { fix: removeRules('Break the circle here', one) }),
        },
      ]
    })
  },
  examples: {
    finds: [
      groupExample([ana, inGroup('x')], {}, { groups: [groupOf('x', [inGroup('g')])] }),
      groupExample([ana, inGroup('g')]),
    ],
    spares: [groupExample([ana, inGroup('x')], {}, { groups: [groupOf('x', [staff])] })],
  },
}

const keyInTrouble: Check = {
  id: 'REF-03',
  severity: 'stop',
  title: 'A machine key that cannot work',
  needs: 'pointers',
  inDocument: (subject, view) => [
    ...missing(subject, view, ['service_tokens']).map(({ one, reference }) => ({
      message: 'This machine key no longer exists, so nothing gets in with it. Choose another, or remove the rule.',
      at: at(one),
      ...fixed(chooseAnother(one, reference, subject, view)),
    })),
    ...subject.pointers.flatMap(({ one, reference }): Found[] => {
      const row = reference.kind === 'service_tokens' ? view.row(reference) : undefined
      return row?.trouble === undefined
        ? []
        : [
            {
              severity: 'doubt',
              message: `${row.name}: ${row.trouble} Renew it, or remove the rule.`,
              at: at(one),
              ...fixed(chooseAnother(one, reference, subject, view)),
              inCloudflare: onPage('Access controls > Service credentials > Service Tokens', `renew ${row.name}`),
            },
          ]
    }),
  ],
  examples: {
    finds: [
      policyExample(
        [machineKey('a')],
        { decision: 'non_identity' },
        {
          service_tokens: [
            { id: 'a', name: 'Robot', trouble: 'This key is switched off, so nothing gets in with it.' },
          ],
        },
      ),
      policyExample(
        [machineKey('a'), machineKey('b')],
        { decision: 'non_identity' },
        { service_tokens: [{ id: 'a', name: 'Robot' }] },
      ),
    ],
    spares: [
      policyExample([machineKey('a')], { decision: 'non_identity' }, { service_tokens: [{ id: 'a', name: 'Robot' }] }),
      policyExample([machineKey('a')], { decision: 'non_identity' }, { service_tokens: undefined }),
    ],
  },
}

const notInDirectory: Check = {
  id: 'REF-05',
  severity: 'doubt',
  title: 'A group that the directory did not send',
  needs: 'pointers',
  // A group is named together with the login method that knows it.
  inDocument: (subject, view) =>
    subject.pointers.flatMap(({ one, reference }): Found[] => {
      const { read } = one
      if (read.state !== 'known' || reference.kind !== 'identity_providers') return []
      const { selector, value } = read
      const provider = reference.id
      const sent = directoryOf(provider, view)
      const [field, asked] =
        Object.entries(selector.fields).find(
          ([, { kind, ...rest }]) => kind === 'text' && 'suggest' in rest && rest.suggest === 'directory_groups',
        ) ?? []
      const typed = field === undefined ? undefined : value[field]
      if (!sent || !asked || field === undefined || typeof typed !== 'string' || typed === '') return []
      const byId = asked.kind === 'text' && asked.suggestById === true
      if (sent.some(({ id, name }) => (byId ? id : name).toLowerCase() === typed.toLowerCase())) return []
      const from = nameIn(view, reference)
      const meant = byId
        ? undefined
        : sent.find(({ name }) => lettersApart(name.toLowerCase(), typed.toLowerCase()) <= 2)
      const message = `${byId ? 'This group' : `“${typed}”`} is not among the groups that ${from} sent.${meant ? ` Did you mean ${meant.name}?` : ' Check it there.'}`
      const fix = byChoice(meant ? `Use ${meant.name}` : 'Choose another group', {
        label: `Group of ${from}`,
        options: () =>
          sent.map(({ id, name }) => {
            const rule = { [selector.key]: { ...value, [field]: byId ? id : name } }
            return { id, title: name, apply: replaceRule('', one, rule).apply }
          }),
        ...(meant && { best: meant.id }),
      })
      return [{ message, at: at(one), ...fixed(fix) }]
    }),
  examples: {
    finds: [
      policyExample(
        [oktaGroup('Enginering')],
        {},
        { directory_groups: [{ id: '1', name: 'Engineering', identity_provider_id: 'okta' }] },
      ),
    ],
    spares: [
      policyExample(
        [oktaGroup('Engineering')],
        {},
        { directory_groups: [{ id: '1', name: 'Engineering', identity_provider_id: 'okta' }] },
      ),
      policyExample([oktaGroup('Enginering')], {}, { directory_groups: undefined }),
    ],
  },
}

const checks = ['one', 'two'].map((id) => ({ id, name: `Check ${id}`, type: 'file' }))

export const referenceChecks: readonly Check[] = [
  gone(
    'REF-01',
    'A group, list or application that is gone',
    ['groups', 'email_lists', 'ip_lists', 'apps'],
    [policyExample([inGroup('x'), ana]), policyExample([staff], { require: [emailList('x')] })],
    [
      policyExample([inGroup('x')], {}, { groups: [groupOf('x', [staff])] }),
      policyExample([staff], { require: [emailList('x')] }, { lists: undefined }),
    ],
  ),
  gone(
    'REF-04',
    'A login method that is gone',
    ['identity_providers'],
    [
      policyExample([staff], { require: [login('x')] }),
      policyExample([{ okta: { name: 'Staff', identity_provider_id: 'x' } }]),
    ],
    [
      policyExample([staff], { require: [login('okta')] }),
      policyExample([staff], { require: [login('x')] }, { identity_providers: undefined }),
    ],
  ),
  gone(
    'REF-08',
    'A device check that is gone',
    ['posture_checks'],
    [
      policyExample([staff], { require: [device('x')] }),
      policyExample([staff], { require: [device('x')] }, { posture_checks: checks }),
    ],
    [policyExample([staff], { require: [device('disk')] }), policyExample([everyone], { decision: 'bypass' })],
  ),
  looped,
  keyInTrouble,
  notInDirectory,
]
