import { Field, Fields } from '#renderer/design/fields.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { capacityWords, sharingWord } from './environment-words.ts'

type Props = { readonly environment: Environment }

/** What is known about an environment; what is not says so. */
export const EnvironmentFacts = ({
  environment: { stage, region, tier, sharing, capacity },
}: Props) => (
  <Fields>
    <Field name="Stage">{stage} (releases move from lower stages to higher ones)</Field>
    <Field name="Region">{region ?? undefined}</Field>
    <Field name="Tier">{tier} (0 is what most depends on)</Field>
    <Field name="Sharing">{sharingWord(sharing)}</Field>
    <Field name="Takes">
      {capacity === null ? (
        <Unsaid>nobody has said how many releases at once</Unsaid>
      ) : (
        capacityWords(capacity)
      )}
    </Field>
  </Fields>
)
