import type { Right } from '../../core/api.ts'
import type { ComponentType } from 'react'
import type { Words } from '../../core/language.tsx'
import { Activity } from './access/activity.tsx'
import { Keys } from './access/keys.tsx'
import { People } from './access/people.tsx'
import { Account } from './account.tsx'
import { Alarms } from './alarms.tsx'
import { AutoShip } from './auto-ship.tsx'
import { Doctor } from './doctor.tsx'
import { MiniProgram } from './mini-program.tsx'
import { Server } from './server.tsx'
import { Services } from './services.tsx'

export interface SettingsTab {
  /** In the query: `/settings?tab=doctor`. */
  name: string
  label: Words<string>
  /** What a person must be allowed to see it. */
  right: Right
  View: ComponentType
}

/** All parts of the settings, in their order; the first one that a person may see is the start. */
export const SETTINGS_TABS: readonly SettingsTab[] = [
  {
    name: 'mini-program',
    label: { zh: '小程序', en: 'Mini Program' },
    right: 'read',
    View: MiniProgram,
  },
  { name: 'account', label: { zh: '账号', en: 'Account' }, right: 'read', View: Account },
  { name: 'services', label: { zh: '服务', en: 'Services' }, right: 'read', View: Services },
  { name: 'auto-ship', label: { zh: '自动发货', en: 'Auto-ship' }, right: 'read', View: AutoShip },
  { name: 'alarms', label: { zh: '告警', en: 'Alarms' }, right: 'read', View: Alarms },
  { name: 'people', label: { zh: '员工', en: 'People' }, right: 'people', View: People },
  { name: 'keys', label: { zh: '密钥', en: 'Keys' }, right: 'people', View: Keys },
  { name: 'activity', label: { zh: '操作记录', en: 'Activity' }, right: 'manage', View: Activity },
  { name: 'server', label: { zh: '服务器', en: 'Server' }, right: 'read', View: Server },
  { name: 'doctor', label: { zh: '自检', en: 'Doctor' }, right: 'read', View: Doctor },
]
