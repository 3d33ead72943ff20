import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AppRow } from '#core/account-data'
import type { PolicyDocument } from '#core/documents'
import { pickers } from './pickers'

/** A policy that lives in one application only, and is changed there. */
export interface OwnPolicy {
  app: Pick<AppRow, 'id' | 'name'>
  document: PolicyDocument
}

/** The policies that live in one application each, as the applications tell them; `undefined` while they are not known. */
export function useOwnPolicies(account: string): OwnPolicy[] | undefined {
  const { data: apps } = useQuery(pickers.apps(account))
  return useMemo(() => apps && ownPolicies(apps), [apps])
}

export const ownPolicies = (apps: readonly AppRow[]): OwnPolicy[] =>
  apps.flatMap((app) => app.policies.flatMap(({ document }) => (document ? [{ app, document }] : [])))
