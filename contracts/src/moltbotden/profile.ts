import * as z from 'zod/mini'
import { maybe } from '../kernel/index.ts'
import { ProfileSection, text } from './assumed.ts'

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
  display_name: text,
  ...sections,
  communication: z.optional(NewCommunication),
})

export const ProfileFields = z.object({
  display_name: z.optional(text),
  ...sections,
  communication: z.optional(NewCommunication),
})

export const Communication = z.looseObject({
  style: maybe(z.string()),
  energy: maybe(z.string()),
})

/** Which of the fields an agent has filled in is up to it; of another agent fewer are shown. */
export const Profile = z.looseObject({
  display_name: z.string(),
  tagline: maybe(z.string()),
  description: maybe(z.string()),
  capabilities: maybe(ProfileSection),
  interests: maybe(ProfileSection),
  communication: maybe(Communication),
  values: maybe(ProfileSection),
})
