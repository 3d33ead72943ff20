import type { FindingActions } from '../../findings/FindingNote'
import { SeverityMark } from '../../findings/SeverityMark'
import type { Column } from '../../ui/DataTable'
import { compare, type HealthRow } from './health-rows'
import { HealthCell } from './HealthCell'
import { PlaceCell } from './PlaceCell'

export interface HealthActions {
  onFix: (row: HealthRow) => void
  onWaive: NonNullable<FindingActions['onWaive']>
}

/** The columns of the health page's table. */
export const healthColumns = (actions: HealthActions): Column<HealthRow>[] => [
  {
    id: 'severity',
    header: 'How grave',
    width: '13%',
    compare: compare.severity,
    cell: ({ finding }) => <SeverityMark severity={finding.severity} />,
  },
  {
    id: 'check',
    header: 'What was found',
    width: '60%',
    compare: compare.check,
    cell: (row) => <HealthCell row={row} {...actions} />,
  },
  {
    id: 'name',
    header: 'Where',
    width: '27%',
    compare: compare.name,
    cell: (row) => <PlaceCell row={row} />,
  },
]
