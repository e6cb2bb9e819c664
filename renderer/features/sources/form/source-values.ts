import { z } from 'zod'
import { addressOfPath } from '#shared/domain/sync/address-of-path.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import {
  type Source,
  SourceAddress,
  SourceDetails,
  SourceSettings,
  usualNetwork,
} from '#shared/vocabulary/source.ts'
import type { Kind } from '../source.ts'
import { type SettingField, settingFaults, settingFields, usualSettings } from './setting-fields.ts'

/** What the form holds. A secret never is among it: that stays in its field until it is sent. */
export type SourceValues = SourceDetails

export const newValues = ({ title, address, settings }: Kind): SourceValues => ({
  name: title,
  baseUrl: address.usual ?? '',
  settings: usualSettings(settingFields(settings)),
  network: usualNetwork,
})

export const valuesOf = ({ name, baseUrl, settings, network }: Source): SourceValues => ({
  name,
  baseUrl,
  settings,
  network,
})

/** A plain path becomes the address of what lies there. */
const FileOrAddress = z
  .string()
  .transform(addressOfPath)
  .pipe(
    z
      .string()
      .refine(
        (address) => URL.canParse(address),
        'give a whole path such as /srv/catalogue, or an address that starts with https://',
      )
      .pipe(SourceAddress),
  )

/** What the contract takes, with what the kind says of its settings. */
export const detailsWith = (fields: readonly SettingField[], { fromFiles }: Partial<Kind> = {}) =>
  SourceDetails.extend({
    baseUrl: fromFiles ? FileOrAddress : SourceAddress,
    settings: SourceSettings.superRefine((settings, context) => {
      for (const { name, message } of settingFaults(fields, settings)) {
        context.addIssue({ code: 'custom', path: [name], message })
      }
    }),
  })

const Faults = z.array(z.object({ path: z.string(), message: z.string() }))

/** What the core found wrong, by the field it stands in. */
export const faultsIn = (details: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (Faults.safeParse(details).data ?? []).map(({ path, message }) => [path, message]),
  )

/** Whether it is another host by now, which gets nothing that was given for the one before. */
export const isMoved = (before: string, now: string): boolean =>
  SourceAddress.safeParse(now).success &&
  before !== now &&
  !isSameOrigin(new URL(before), new URL(now))
