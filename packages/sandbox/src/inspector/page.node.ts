import type { InspectorFiles } from '../control/inspector-routes.ts'
import { bundleInspector } from './bundle.node.ts'

/** Returns the files of the inspector. The build puts the bundled files in the place of this module. */
export const loadPage = async (): Promise<InspectorFiles> => (await bundleInspector()).files
