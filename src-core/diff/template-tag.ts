import { tag } from './parts.ts'

export const templateTag = (key: string): string => tag('template', key)
export const versionTag = (key: string): string => tag('version', key)
export const remoteTag = (key: string): string => tag('remote', key)
export const bindingTag = (template: string, key: string): string => tag('binding', template, key)
export const variableTag = (token: string): string => tag('variable', token)
