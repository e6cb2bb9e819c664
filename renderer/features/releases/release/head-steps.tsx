import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { planAnother } from '../plan/plan-another.ts'
import { stepLabel } from './life/step-words.ts'
import type { OfferedStep } from './life/use-next-steps.ts'
import { OfferButton } from './offer-button.tsx'
import { useEditing } from './use-editing.ts'

type Props = { readonly release: Release; readonly steps: readonly OfferedStep[] }

/** The likeliest next step in reach, the others and the rest behind it. */
export function HeadSteps({ release, steps }: Props) {
  const { show } = useEditing()
  const { status, may } = useMe()
  if (useWall()) return null
  const [first] = steps
  return (
    <>
      {first && (
        <OfferButton
          variant={first.because === undefined ? 'filled' : 'default'}
          because={first.because}
          onClick={() => show({ step: first.to })}
        >
          {stepLabel(first.to)}
        </OfferButton>
      )}
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {steps.map(({ to }) => (
            <Menu.Item key={to} onClick={() => show({ step: to })}>
              {stepLabel(to)}…
            </Menu.Item>
          ))}
          {steps.length > 0 && <Menu.Divider />}
          <Menu.Item
            disabled={!may('releases:write') || !status}
            onClick={() => status && planAnother(release, status.id)}
          >
            Plan another like this
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
