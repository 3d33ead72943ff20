import * as z from 'zod'
import { atMost } from '../claim'
import { capitalsFact, shownFact, textFact } from '../fact-words'
import { namesSet } from '../value-set'
import { nameAmong } from '../asserted'
import { nameDoubts } from '../look-alike'
import { anyone, filled, words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { NAME_MAX, textValue } from '../value-schema'

export const commonName = defineSelector({
  key: 'common_name',
  label: 'Common Name',
  plain: 'A client certificate, by name',
  category: 'device',
  icon: 'certificate',
  help: 'Whoever shows a client certificate with this common name, checked again on every visit.',
  value: z.object({
    common_name: textValue({ ask: 'Type the common name that the certificate carries.', max: NAME_MAX }),
  }),
  fields: {
    common_name: {
      kind: 'text',
      label: 'Common name',
      placeholder: 'laptop-042.example.com',
      hint: 'As it stands in the certificate, after CN=.',
      suggest: 'certificates',
    },
  },
  example: { common_name: 'laptop-042.example.com' },
  decisions: anyDecision,
  identityBased: false,
  judged: 'each-request',
  asks: ({ common_name }) => [{ fact: 'certificate', which: common_name }],
  terraform: 'common_name',
  words: ({ common_name }, { decision }) => ({
    who: [words(`${anyone(decision)} with the client certificate `), filled(common_name)],
    they: [words('show the client certificate '), filled(common_name)],
  }),
  evaluate: ({ common_name }, request) =>
    request.certificate === undefined
      ? 'unknown'
      : nameAmong(common_name, request.certificate === null ? [] : [request.certificate.common_name]),
  fact: ({ common_name }, { certificate }) => {
    if (certificate === null || certificate === undefined)
      return shownFact([words('the client certificate')], certificate)
    return certificate.common_name.toLowerCase() === common_name.toLowerCase()
      ? capitalsFact(filled(common_name))
      : textFact('the name of the client certificate', certificate.common_name)
  },
  doubts: ({ common_name }) => nameDoubts(common_name),
  // Whether capitals count is not documented, so names that differ in them only are taken for one.
  claim: ({ common_name }) => atMost('certificate', namesSet(common_name.toLowerCase())),
})
