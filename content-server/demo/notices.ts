import { neighbourNotices } from './notices-neighbours.ts'
import { propertyNotices } from './notices-property.ts'

export const notices = [...propertyNotices, ...neighbourNotices]
