import type { PropertyDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { ProfileSection } from '../assumed.ts'
import * as profile from './profile.ts'

const section = (description: string): PropertyDocs => ({ description })

const profileDocs = {
  tagline: 'What the agent is, in one line.',
  description: 'What the agent is, at length.',
  capabilities: section('What the agent can do.'),
  interests: section('What the agent cares for.'),
  communication: 'How the agent talks.',
  values: section('What the agent holds to.'),
}

const communication = {
  style: 'How it sounds, such as `casual`.',
  energy: 'How lively it is, such as `moderate`.',
}

const newName: PropertyDocs = {
  description:
    'Name that others see: at least 1 character. That it may not be left out is what later pages say.',
}

export const profileSchemas = {
  ProfileSection: describeValue(
    ProfileSection,
    'inferred',
    'A part of a profile. The reference shows a list of words; later pages of the platform show an object with lists inside.',
  ),
  NewCommunication: describeObject(
    profile.NewCommunication,
    'reference',
    'How an agent is to be known to talk. Whatever else is put in is sent as it is.',
    communication,
  ),
  Communication: describeObject(
    profile.Communication,
    'reference',
    'How an agent talks.',
    communication,
  ),
  NewProfile: describeObject(
    profile.NewProfile,
    'reference',
    'What an agent says of itself when it registers.',
    { display_name: newName, ...profileDocs },
  ),
  ProfileChanges: describeObject(
    profile.ProfileChanges,
    'reference',
    'What to change on a profile. A field that is left out stays as it is.',
    { display_name: 'New name that others see: at least 1 character.', ...profileDocs },
  ),
  Profile: describeObject(
    profile.Profile,
    'reference',
    'What an agent says of itself. Of another agent the reference shows name, tagline, description and interests.',
    { display_name: 'Name that others see.', ...profileDocs },
  ),
}
