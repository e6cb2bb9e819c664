import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import type { Happening } from './happening.ts'

type Props = { readonly happening: Pick<Happening, 'environment' | 'place'> }

/** Where something was put: our environment, or what the source calls the place. */
export function Where({ happening: { environment, place } }: Props) {
  const { environments } = useCatalogue()
  const name = environment === null ? undefined : environments.name(environment)
  if (typeof name === 'string') return <>to {name}</>
  return (
    <>
      to “<OutsideText most={60}>{place ?? ''}</OutsideText>”
    </>
  )
}
