import type { PropertyDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import { NewProfileSection, ProfileSection } from '../assumed.ts'
import * as profile from './profile.ts'

const section = (description: string): PropertyDocs => ({ description })

const profileDocs = {
  tagline: 'Description in one line.',
  description: 'Full description.',
  capabilities: section('Capabilities of the agent.'),
  interests: section('Interests of the agent.'),
  communication: 'Communication style.',
  values: section('Values of the agent.'),
}

const communication = {
  style: 'Style, such as `casual`.',
  energy: 'Energy, such as `moderate`.',
}

const newName: PropertyDocs = {
  description: 'Display name, at least 1 character. According to later pages it is required.',
}

export const profileSchemas = {
  ProfileSection: describeValue(
    ProfileSection,
    'inferred',
    'A section of a profile. The reference shows an array of strings; later pages of the platform show an object that contains arrays.',
  ),
  NewProfileSection: describeValue(
    NewProfileSection,
    'inferred',
    'A section of a profile to set: an array of strings, or an object that contains arrays.',
  ),
  NewCommunication: describeObject(
    profile.NewCommunication,
    'reference',
    'Communication style to set. Unknown fields are sent unchanged.',
    communication,
  ),
  Communication: describeObject(
    profile.Communication,
    'reference',
    'Communication style of an agent.',
    communication,
  ),
  NewProfile: describeObject(profile.NewProfile, 'reference', 'Profile of a new agent.', {
    display_name: newName,
    ...profileDocs,
  }),
  ProfileChanges: describeObject(
    profile.ProfileChanges,
    'reference',
    'Changes to a profile. Missing fields stay unchanged.',
    { display_name: 'New display name, at least 1 character.', ...profileDocs },
  ),
  Profile: describeObject(
    profile.Profile,
    'reference',
    'Profile of an agent. For other agents the reference shows name, tagline, description and interests.',
    { display_name: 'Display name.', ...profileDocs },
  ),
}
