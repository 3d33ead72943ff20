/** The three lists of rules in a policy or a rule group, in the order a person reads them. */
export const RULE_TYPES = ['include', 'require', 'exclude'] as const

export type RuleType = (typeof RULE_TYPES)[number]

/** https://developers.cloudflare.com/cloudflare-one/access-controls/policies/#rule-types */
export const ruleTypeWords: Record<RuleType, { plain: string; how: string; cloudflare: string }> = {
  include: { plain: 'Who gets in', how: 'any of these', cloudflare: 'Include' },
  require: { plain: 'and they must also', how: 'all of these', cloudflare: 'Require' },
  exclude: { plain: 'but never', how: 'any of these', cloudflare: 'Exclude' },
}
