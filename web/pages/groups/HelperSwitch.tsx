import { Checkbox } from '../../ui/Checkbox'

interface Props {
  count: number
  shown: true | undefined
  onShown: (change: { helpers: true | undefined }) => void
}

/** Groups that Gatehouse keeps for “any of” rows are left out of the list, and not passed over in silence. */
export const HelperSwitch = ({ count, shown, onShown }: Props) => (
  <Checkbox
    label={`Show helper groups (${count})`}
    checked={shown === true}
    onChange={(wanted) => onShown({ helpers: wanted || undefined })}
  />
)
