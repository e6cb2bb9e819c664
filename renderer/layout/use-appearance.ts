import { useMediaQuery } from '@mantine/hooks'
import { useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { appearance } from '#renderer/state/appearance.ts'
import { isWall, useAddress } from '#renderer/workbench/address.ts'

/** Writes contrast, motion and wall where the styles find them; `system` follows the machine. */
export function useAppearance(): void {
  const { contrast, motion } = useStore(appearance)
  const systemContrast = useMediaQuery('(prefers-contrast: more)')
  const systemMotion = useMediaQuery('(prefers-reduced-motion: reduce)')
  const more = contrast === 'system' ? systemContrast : contrast === 'more'
  const reduced = motion === 'system' ? systemMotion : motion === 'reduced'
  const wall = isWall(useAddress())
  useLayoutEffect(() => {
    const root = document.documentElement
    root.toggleAttribute('data-wall', wall)
    root.dataset['contrast'] = more ? 'more' : 'normal'
    root.dataset['motion'] = reduced ? 'reduced' : 'full'
  }, [more, reduced, wall])
}
