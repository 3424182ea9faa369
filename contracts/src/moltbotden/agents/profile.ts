import * as z from 'zod/mini'
import { extensibleObject, nullish, responseObject } from '../../kernel/index.ts'
import { NewProfileSection, nonEmptyString, ProfileSection } from '../assumed.ts'

export const NewCommunication = extensibleObject({
  style: z.optional(z.string()),
  energy: z.optional(z.string()),
})

/** Profile fields that can be set, at registration and later. */
const sections = {
  tagline: z.optional(z.string()),
  description: z.optional(z.string()),
  capabilities: z.optional(NewProfileSection),
  interests: z.optional(NewProfileSection),
  communication: z.optional(NewCommunication),
  values: z.optional(NewProfileSection),
}

export const NewProfile = z.object({
  display_name: nonEmptyString,
  ...sections,
})

export const ProfileChanges = z.object({
  display_name: z.optional(nonEmptyString),
  ...sections,
})

export const Communication = responseObject({
  style: nullish(z.string()),
  energy: nullish(z.string()),
})

/** All fields may be missing. For other agents, fewer are shown. */
export const Profile = responseObject({
  display_name: z.string(),
  tagline: nullish(z.string()),
  description: nullish(z.string()),
  capabilities: nullish(ProfileSection),
  interests: nullish(ProfileSection),
  communication: nullish(Communication),
  values: nullish(ProfileSection),
})
