import * as z from 'zod/mini'
import { nullish } from '../../kernel/index.ts'
import { nonEmptyString, ProfileSection } from '../assumed.ts'

/** What may be set of a profile, at registration and afterwards alike. */
const sections = {
  tagline: z.optional(z.string()),
  description: z.optional(z.string()),
  capabilities: z.optional(ProfileSection),
  interests: z.optional(ProfileSection),
  values: z.optional(ProfileSection),
}

export const NewCommunication = z.looseObject({
  style: z.optional(z.string()),
  energy: z.optional(z.string()),
})

export const NewProfile = z.object({
  display_name: nonEmptyString,
  ...sections,
  communication: z.optional(NewCommunication),
})

export const ProfileChanges = z.object({
  display_name: z.optional(nonEmptyString),
  ...sections,
  communication: z.optional(NewCommunication),
})

export const Communication = z.looseObject({
  style: nullish(z.string()),
  energy: nullish(z.string()),
})

/** Which of the fields an agent has filled in is up to it; of another agent fewer are shown. */
export const Profile = z.looseObject({
  display_name: z.string(),
  tagline: nullish(z.string()),
  description: nullish(z.string()),
  capabilities: nullish(ProfileSection),
  interests: nullish(ProfileSection),
  communication: nullish(Communication),
  values: nullish(ProfileSection),
})
