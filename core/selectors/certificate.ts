import * as z from 'zod'
import { opens } from '../rule-finding'
import { shownFact } from '../fact-words'
import { anyone, words } from '../phrase'
import { anyDecision, defineSelector } from '../selector'
import { is } from '../verdict'

export const certificate = defineSelector({
  key: 'certificate',
  label: 'Valid Certificate',
  plain: 'Any valid client certificate',
  category: 'device',
  icon: 'certificate',
  help: 'Whoever shows a certificate that an authority you uploaded has signed, checked again on every visit.',
  value: z.object({}),
  fields: {},
  example: {},
  decisions: anyDecision,
  identityBased: false,
  judged: 'each-request',
  asks: () => [{ fact: 'certificate' }],
  terraform: 'certificate',
  words: (_value, { decision }) => ({
    who: [words(`${anyone(decision)} with a valid client certificate`)],
    they: [words('show a valid client certificate')],
  }),
  evaluate: (_value, request) => (request.certificate === undefined ? 'unknown' : is(request.certificate !== null)),
  fact: (_value, request) => shownFact([words('the client certificate')], request.certificate),
  finds: (_value, context) =>
    opens(context)
      ? [
          {
            id: 'OPEN-11',
            severity: 'doubt',
            message:
              'Any certificate that your authority signed gets in. Name the certificate, or add who must show it.',
            // In a group, who else is asked for stands in what uses it.
            ...(context.decision === 'allow' && { mend: { label: '', rule: 'to-require' } }),
          },
        ]
      : [],
})
